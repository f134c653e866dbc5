import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/app';
import { Locale } from './app/locale';
import { Look } from './app/look';
import { EngineProvider } from './state/engine';
import { NetworkNamesProvider } from './state/network-names';
import { connect } from './transport/connect';

const root = document.querySelector('#root');
if (root === null) throw new Error('index.html has no #root');
// Before the first page: the access token comes in the address and is taken out of it.
const connection = connect();
createRoot(root).render(
  <StrictMode>
    <Look>
      <EngineProvider connection={connection}>
        <Locale>
          <NetworkNamesProvider>
            <App />
          </NetworkNamesProvider>
        </Locale>
      </EngineProvider>
    </Look>
  </StrictMode>,
);
