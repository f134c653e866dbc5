// How each target is bundled. Node's side is CommonJS because Electron's main process of the test runtime takes nothing else, and it is
// built for Node 18 for the same reason. Everything but Electron and Node itself is bundled: nothing is resolved at run time.
import { builtinModules } from 'node:module';
import { build } from 'vite';
import { at } from './paths.mjs';

const external = ['electron', /^node:/, ...builtinModules];

const quiet = { logLevel: 'silent', clearScreen: false, configFile: false };

const nodeSide = (target) => ({
  ...quiet,
  root: at(),
  publicDir: false,
  define: { 'process.env.NODE_ENV': '"production"' },
  build: {
    ssr: true,
    target: 'node18',
    outDir: at(target.out),
    emptyOutDir: true,
    minify: false,
    sourcemap: true,
    rolldownOptions: {
      input: Object.fromEntries(Object.entries(target.entries).map(([name, file]) => [name, at(file)])),
      external,
      output: { format: 'cjs', entryFileNames: '[name].cjs', chunkFileNames: 'chunk-[hash].cjs' },
    },
  },
  ssr: { noExternal: true, target: 'node' },
});

const pageSide = () => ({
  ...quiet,
  configFile: at('renderer/vite.config.ts'),
  root: at('renderer'),
  base: './',
  build: { outDir: at('out/renderer'), emptyOutDir: true, target: 'chrome114' },
});

/** Builds one target, or throws with the bundler's message. */
export const bundle = async (target) => {
  await build(target.name === 'renderer' ? pageSide() : nodeSide(target));
};
