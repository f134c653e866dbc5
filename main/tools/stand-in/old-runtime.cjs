// Test runtime only: an Electron older than 37 has no `node:sqlite`. This puts a package with the same interface in its place, in the
// engine's process and in its worker threads. It is never part of the product.
const Module = require('module');
const threads = require('worker_threads');

const load = Module._load;

Module._load = function (request, ...rest) {
  return load.call(this, request === 'node:sqlite' ? '@photostructure/sqlite' : request, ...rest);
};

threads.Worker = class extends threads.Worker {
  constructor(file, options = {}) {
    super(file, { ...options, execArgv: ['--require', __filename] });
  }
};
