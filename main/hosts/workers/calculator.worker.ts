import { parentPort } from 'node:worker_threads';

import type { WorkerReply } from '../../adapters/calculator/worker-thread';
import { calculate } from '../../engine/economics/calculate';
import type { CalculationRequest } from '../../engine/ports/calculator';

parentPort?.on('message', ({ id, request }: { readonly id: number; readonly request: CalculationRequest }) => {
  const reply = ((): WorkerReply => {
    try {
      return { id, answer: calculate(request) };
    } catch {
      return { id, answer: null };
    }
  })();
  parentPort?.postMessage(reply);
});
