import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/**
 * The page bundle, the same file set for the desktop window and for the headless host. Chrome 114 is the oldest browser it has to run in (see
 * docs/decisions.md), relative addresses because it is served from `app://` and from a loopback port.
 */
export default defineConfig({
  root: import.meta.dirname,
  base: './',
  plugins: [react()],
  build: {
    outDir: '../out/renderer',
    emptyOutDir: true,
    target: 'chrome114',
    modulePreload: { polyfill: false },
    // Inlined files would need `data:` in places where the content security policy does not allow it.
    assetsInlineLimit: 0,
    // Measured in tests/bench by gzip: the first script at most 350 KB.
    chunkSizeWarningLimit: 800,
  },
});
