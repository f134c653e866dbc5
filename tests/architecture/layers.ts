/**
 * Who may import what. One row per folder; the longest matching row rules. Every row says why, so that whoever hits it knows whether the
 * import is wrong or the row is.
 */
export interface Layer {
  readonly folder: string;
  /** Folders or files (without extension) of ours that may be imported; the layer's own folder always may. */
  readonly may: readonly string[];
  /** Packages that may be imported, with their sub-paths. Adding a dependency is a deliberate edit here. */
  readonly packages: readonly string[];
  /** Whether Node's own modules may be imported: all, none, or the ones named. */
  readonly node: 'all' | 'none' | readonly string[];
  readonly why: string;
}

const RPC = ['@orpc/client', '@orpc/contract', '@orpc/server', '@orpc/openapi', '@orpc/zod'];
const PAGES = ['react', 'react-dom', '@mantine/core', '@mantine/hooks', 'recharts'];

export const LAYERS: readonly Layer[] = [
  { folder: 'shared', may: [], packages: [], node: 'none', why: 'Runs in the engine, in pages and in tests alike: it knows no host, no page and no package.' },
  { folder: 'shared/units', may: [], packages: [], node: 'none', why: 'The ground floor: amounts, time and money depend on nothing.' },
  { folder: 'shared/economics', may: ['shared/units'], packages: [], node: 'none', why: 'Mathematics on plain data: it can be checked against the handbook line by line.' },
  { folder: 'shared/tax', may: ['shared/units'], packages: [], node: 'none', why: 'Mathematics of lots on plain data: it can be checked by hand, line by line.' },
  { folder: 'shared/chains', may: ['shared'], packages: ['@noble/hashes', '@scure/base'], node: 'none', why: 'Addresses and encodings of chains: hashes and alphabets come from audited packages.' },
  { folder: 'shared/contract', may: ['shared'], packages: ['zod', '@orpc/contract'], node: 'none', why: 'The one definition of calls and topics; schemas and contract types only.' },
  { folder: 'main/engine', may: ['shared'], packages: [], node: 'none', why: 'The product itself, host-free: everything with a side effect comes in through a port.' },
  { folder: 'main/engine/imports', may: ['shared', 'main/engine'], packages: ['csv-parse'], node: 'none', why: 'Files from other tools; CSV is read by a kept library, with the line of every row.' },
  { folder: 'main/adapters', may: ['shared', 'main/engine/ports'], packages: [], node: 'all', why: 'Side effects behind the engine’s ports: an adapter knows the port, never the engine or another adapter.' },
  { folder: 'main/adapters/sources', may: ['shared', 'main/engine/ports'], packages: ['@solana/web3.js', 'zod', 'hyparquet', 'hyparquet-compressors', 'cborg'], node: 'all', why: 'Chain clients; answers from outside are parsed with schemas.' },
  { folder: 'main/adapters/prices', may: ['shared', 'main/engine/ports'], packages: ['zod'], node: 'all', why: 'Price sources; answers from outside are parsed with schemas.' },
  { folder: 'main/adapters/optimizer', may: ['shared', 'main/engine/ports'], packages: ['highs'], node: 'all', why: 'Integer programmes are solved by a kept solver, away from the engine’s thread.' },
  { folder: 'main/adapters/tariff-prices', may: ['shared', 'main/engine/ports'], packages: ['zod'], node: 'all', why: 'Sources of power prices by the hour; answers from outside are parsed with schemas.' },
  { folder: 'main/adapters/demand', may: ['shared', 'main/engine/ports'], packages: ['zod'], node: 'all', why: 'Sources of what customers pay; answers from outside are parsed with schemas.' },
  { folder: 'main/adapters/probes', may: ['shared', 'main/engine/ports'], packages: ['systeminformation', 'zod'], node: 'all', why: 'Commands and files of the machine, each with a pure parser.' },
  { folder: 'main/adapters/storage', may: ['shared', 'main/engine/ports'], packages: ['zod'], node: 'all', why: 'The only place with SQL; rows that hold JSON are parsed.' },
  { folder: 'main/hosts', may: ['shared', 'main/engine', 'main/adapters', 'package.json'], packages: [...RPC, 'zod'], node: 'all', why: 'Composition roots: the only place where adapters meet the engine.' },
  { folder: 'main/electron', may: ['shared'], packages: ['electron', 'electron-store', '@orpc/client', '@orpc/contract'], node: 'all', why: 'The shell supervises the engine and cannot reach into it.' },
  { folder: 'main/tools', may: [], packages: ['vite', 'electron-builder', 'playwright', 'electron'], node: 'all', why: 'Plain scripts that run before anything is built, so they import nothing that has to be.' },
  { folder: 'preload', may: ['shared/contract/bridge'], packages: ['electron'], node: 'none', why: 'The one script with a foot in the page: small enough to read in one go.' },
  { folder: 'renderer', may: ['shared'], packages: [...PAGES, '@tanstack/react-query', '@orpc/tanstack-query'], node: 'none', why: 'Pages: the contract and UI packages, never the engine, a host or Electron.' },
  { folder: 'renderer/transport', may: ['shared'], packages: [...PAGES, '@orpc/client', '@orpc/contract', '@orpc/tanstack-query', '@tanstack/react-query'], node: 'none', why: 'The only way from a page to the engine.' },
  { folder: 'renderer/vite.config.ts', may: [], packages: ['vite', '@vitejs/plugin-react'], node: 'all', why: 'Read by the bundler, not part of a page.' },
  { folder: 'tests', may: ['shared', 'main', 'preload', 'renderer'], packages: ['vitest', 'playwright', 'playwright-core', 'fast-check', '@axe-core/playwright', '@electron/fuses', '@electron/asar', 'rolldown', 'vite', 'zod', 'electron', '@solana/web3.js', '@mantine/core', '@mantine/hooks', 'react', 'react-dom', 'recharts', '@tanstack/react-query', '@photostructure/sqlite', 'systeminformation', 'hyparquet', 'hyparquet-writer', '@noble/hashes', ...RPC], node: 'all', why: 'Tests see everything.' },
];

/** Folders whose sub-folders may not import each other. `above`: a file beside the sub-folders is theirs in common. */
export const SIBLINGS: readonly { readonly folder: string; readonly why: string }[] = [
  { folder: 'main/adapters', why: 'An adapter that needs another one needs a port.' },
  { folder: 'main/adapters/sources', why: 'One source can be taken out without the others noticing.' },
  { folder: 'main/adapters/prices', why: 'One source can be taken out without the others noticing.' },
  { folder: 'main/adapters/tariff-prices', why: 'One source can be taken out without the others noticing.' },
  { folder: 'main/adapters/demand', why: 'One source can be taken out without the others noticing.' },
  { folder: 'main/adapters/probes', why: 'One probe can be taken out without the others noticing.' },
  { folder: 'renderer/features', why: 'Features meet on routes, not in imports.' },
];

/** Modules, or single names of them, that only the named files may import. */
export const ONLY_HERE: readonly { readonly module: string; readonly name?: string; readonly files: readonly string[]; readonly why: string }[] = [
  { module: 'electron', name: 'ipcMain', files: ['main/electron/ipc.ts', 'main/tools/stand-in/'], why: 'One listener checks who is asking; a second one would forget to.' },
  { module: 'electron', name: 'shell', files: ['main/electron/external.ts', 'main/tools/stand-in/'], why: 'Opening something outside goes through the list.' },
  { module: 'electron', name: 'ipcRenderer', files: ['preload/preload.ts', 'main/tools/stand-in/'], why: 'The page’s side has one bridge.' },
  { module: 'node:sqlite', files: ['main/adapters/storage/', 'tests/'], why: 'SQL has one home.' },
  { module: 'node:child_process', files: ['main/adapters/probes/', 'main/adapters/system/', 'main/hosts/', 'main/tools/', 'tests/'], why: 'Commands are started by probes, which bound and end them.' },
  { module: 'node:http', files: ['main/adapters/system/', 'main/hosts/headless/', 'tests/'], why: 'Outgoing calls go through the http port with its limits.' },
  { module: 'node:https', files: ['main/adapters/system/', 'tests/'], why: 'Outgoing calls go through the http port with its limits.' },
];
