import { spawn } from 'node:child_process';

/** A screen of our own, without access control so that an unprivileged user can open a window on it; reached over a local socket only. */
export interface Display {
  readonly name: string;
  readonly close: () => Promise<void>;
}

/** Starts Xvfb on the next free number and waits until it says which. @throws Error when it does not start. */
export const openDisplay = async (): Promise<Display> => {
  const child = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1440x1000x24', '-nolisten', 'tcp', '-ac'], { stdio: ['ignore', 'ignore', 'pipe', 'pipe'] });
  const ended = new Promise<void>((done) => child.once('exit', () => done()));
  const name = await new Promise<string>((give, refuse) => {
    let words = '';
    child.stderr?.on('data', (chunk: Buffer) => {
      words += chunk.toString();
    });
    child.stdio[3]?.once('data', (chunk: Buffer) => give(`:${chunk.toString().trim()}`));
    child.once('error', refuse);
    child.once('exit', () => refuse(new Error(`Xvfb ended: ${words}`)));
  });
  return {
    name,
    close: async () => {
      child.kill();
      await ended;
    },
  };
};
