// The stand-in Electron comes without the little default app that opens the folder named on the command line. This takes its place, so
// that `electron <folder>` works alike in both runtimes. It is never part of the product.
const { app } = require('electron');
const { existsSync, readFileSync } = require('fs');
const { join, resolve } = require('path');

process.on('uncaughtException', (error) => {
  process.stderr.write(`${error.stack}\n`);
  process.exit(1);
});

const folder = process.argv.slice(1).find((word) => !word.startsWith('-') && existsSync(join(word, 'package.json')));
if (folder === undefined) {
  process.stderr.write('Name a folder with an app in it.\n');
  app.exit(1);
} else {
  const at = resolve(folder);
  const described = JSON.parse(readFileSync(join(at, 'package.json'), 'utf8'));
  app.setName(described.productName || described.name);
  app.setVersion(described.version || '0.0.0');
  app.setAppPath(at);
  process.defaultApp = true;
  require(join(at, described.main));
}
