import { stop } from './say.mjs';

/** Node that the app runs on: `node:sqlite` and the engine's own version in Electron. On Linux x64 the lockfile brings it. */
export const WANTED_NODE = 24;

/** Ends the tool with one line when this Node is too old to run the app. */
export const needNode = () => {
  const major = Number.parseInt(process.versions.node, 10);
  if (major < WANTED_NODE) stop(`Nodeworth needs Node ${WANTED_NODE} or newer and this is ${process.versions.node}: install it, or run through npm on Linux x64, where npm ci brings it.`);
};
