// Test runtime only: an Electron older than 37 has no `node:sqlite`. This stands in the place of the engine's bundle, puts a package with the
// same interface in the place of that module, in worker threads too, and then loads the engine. It is never part of the product.
const Module = require('module');
const { join } = require('path');
const threads = require('worker_threads');

const beside = (...parts) => join(__dirname, 'old-runtime', ...parts);
const places = {
  'node:sqlite': beside('sqlite', 'dist', 'index.cjs'),
  'node-gyp-build': beside('node-gyp-build', 'index.js'),
};

const load = Module._load;
Module._load = function (request, ...rest) {
  return load.call(this, Object.hasOwn(places, request) ? places[request] : request, ...rest);
};

if (threads.isMainThread) {
  threads.Worker = class extends threads.Worker {
    constructor(file, options = {}) {
      super(file, { ...options, execArgv: ['--require', __filename] });
    }
  };
  Module._load(join(__dirname, 'desktop-engine.real.cjs'), module, false);
}
