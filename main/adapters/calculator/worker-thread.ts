import { Worker } from 'node:worker_threads';

import { CancelledError } from '../../../shared/units/cancel';
import type { Calculator, CalculationAnswer, CalculationRequest } from '../../engine/ports/calculator';

interface Job {
  readonly resolve: (answer: CalculationAnswer) => void;
  readonly reject: (error: Error) => void;
}

export interface WorkerReply {
  readonly id: number;
  readonly answer: CalculationAnswer | null;
}

/**
 * One thread for calculations, started with the first one and ended when idle for a while. Cancelling ends the thread: a calculation
 * has nothing to clean up, and the next one starts a new thread.
 * @param file the built worker
 * @param idleMs how long an idle thread is kept, ms
 */
export function createWorkerCalculator(file: string, after: (ms: number, callback: () => void) => () => void, idleMs = 30_000): Calculator {
  let worker: Worker | null = null;
  let cancelIdle: (() => void) | null = null;
  let nextId = 1;
  const jobs = new Map<number, Job>();

  const fail = (error: Error): void => {
    for (const job of jobs.values()) job.reject(error);
    jobs.clear();
  };
  const end = async (): Promise<void> => {
    cancelIdle?.();
    cancelIdle = null;
    const old = worker;
    worker = null;
    if (old !== null) await old.terminate();
  };
  const start = (): Worker => {
    const fresh = new Worker(file);
    fresh.unref();
    fresh.on('message', (reply: WorkerReply) => {
      const job = jobs.get(reply.id);
      jobs.delete(reply.id);
      if (job !== undefined) {
        if (reply.answer === null) job.reject(new Error('the calculation failed'));
        else job.resolve(reply.answer);
      }
      if (jobs.size === 0) cancelIdle = after(idleMs, () => void end());
    });
    fresh.on('error', (error) => {
      if (worker === fresh) worker = null;
      fail(error instanceof Error ? error : new Error(String(error)));
    });
    return fresh;
  };

  return {
    calculate(request: CalculationRequest, cancel) {
      if (cancel?.cancelled === true) return Promise.reject(new CancelledError());
      cancelIdle?.();
      cancelIdle = null;
      const used = (worker ??= start());
      const id = nextId++;
      return new Promise<CalculationAnswer>((resolve, reject) => {
        const off = cancel?.onCancel(() => {
          jobs.delete(id);
          reject(new CancelledError());
          if (jobs.size === 0) void end();
        });
        jobs.set(id, {
          resolve: (answer) => {
            off?.();
            resolve(answer);
          },
          reject: (error) => {
            off?.();
            reject(error);
          },
        });
        used.postMessage({ id, request });
      });
    },
    async stop() {
      fail(new CancelledError());
      await end();
    },
  };
}
