import { createTheme, localStorageColorSchemeManager, MantineProvider } from '@mantine/core';
import type { ReactNode } from 'react';
import './mantine-parts';
import '../ui/tokens.css';
import '../ui/mantine.css';
import '../ui/base.css';

const theme = createTheme({
  respectReducedMotion: true,
  cursorType: 'pointer',
  focusRing: 'auto',
  fontFamily: 'var(--nw-font)',
});

const themeStore = localStorageColorSchemeManager({ key: 'nodeworth-theme' });

/** The host puts a nonce per response into the page; the style element that Mantine writes carries it, so that the policy needs no `unsafe-inline`. */
const styleNonce = (): string => document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';

// The scroll lock of dialogs (react-remove-scroll, inside Mantine) writes a style element of its own and looks for its nonce under this name.
Object.assign(globalThis, { __webpack_nonce__: styleNonce() });

/** Colours, type and component defaults around everything. */
export function Look(props: { readonly children: ReactNode }) {
  return (
    <MantineProvider theme={theme} defaultColorScheme="dark" colorSchemeManager={themeStore} getStyleNonce={styleNonce} withGlobalClasses={false}>
      {props.children}
    </MantineProvider>
  );
}
