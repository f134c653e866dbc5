import { utilityProcess, type MessagePortMain } from 'electron';

import { parseEngineReport, type EngineOrder } from '../../shared/contract/bridge';
import { log } from './log';
import type { EngineEvents, EngineProcess } from './service-host';

export interface EngineChild extends EngineProcess {
  /** Gives the engine its end of a window's channel. */
  readonly attach: (port: MessagePortMain) => void;
}

/** Starts the engine bundle `entry` in a utility process. */
export const forkEngine = (entry: string, words: readonly string[], events: EngineEvents): EngineChild => {
  const child = utilityProcess.fork(entry, [...words], { serviceName: 'Nodeworth engine', stdio: 'inherit' });
  const order = (message: EngineOrder, ports: MessagePortMain[] = []): void => {
    child.postMessage(message, ports);
  };
  child.on('message', (message: unknown) => {
    const report = parseEngineReport(message);
    if (report === null) log('engine.unknown-report');
    else if (report.type === 'ready') events.ready();
    else events.failed(report.reason);
  });
  child.on('exit', (code) => {
    events.exited(code === 0 ? 'it ended by itself' : `it ended with status ${code}`);
  });
  return {
    attach: (port) => order({ type: 'attach' }, [port]),
    stop: () => order({ type: 'stop' }),
    kill: () => {
      child.kill();
    },
  };
};
