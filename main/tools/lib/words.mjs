// The few words that the launchers understand and pass on. Everything else goes through as it is.
import { resolve } from 'node:path';

/** Takes `--name value` or `--name=value` out of the words. Returns [value or undefined, the other words]. */
export const takeValue = (words, name) => {
  const rest = [];
  let value;
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at];
    if (word === name) {
      value = words[at + 1];
      at += 1;
    } else if (word.startsWith(`${name}=`)) value = word.slice(name.length + 1);
    else rest.push(word);
  }
  return [value, rest];
};

/** Words of `npm start`: { demo, dataDir, port, unknown }. Paths are made absolute against the caller's folder. */
export const parseStart = (words, folder = process.env.INIT_CWD ?? process.cwd()) => {
  const [dataDir, afterDir] = takeValue(words, '--data-dir');
  const [port, afterPort] = takeValue(afterDir, '--port');
  return {
    demo: afterPort.includes('--demo'),
    headless: afterPort.includes('--headless'),
    dataDir: dataDir === undefined ? undefined : resolve(folder, dataDir),
    port,
    unknown: afterPort.filter((word) => word !== '--demo' && word !== '--headless'),
  };
};
