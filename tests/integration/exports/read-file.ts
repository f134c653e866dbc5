import type { OutputOf, InputOf } from '../../../shared/contract/handlers';
import type { EngineRig } from '../../support/engine/rig';

/** Waits for a job on the engine's own clock of promises. */
export async function finished(rig: Pick<EngineRig, 'engine'>, id: string): Promise<OutputOf<'exports', 'state'>> {
  for (;;) {
    const state = await rig.engine.handlers.exports.state({ id });
    if (state.state !== 'running') return state as OutputOf<'exports', 'state'>;
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** The whole text of a finished file, piece by piece. */
export async function textOf(rig: Pick<EngineRig, 'engine'>, id: string): Promise<string> {
  const pieces: string[] = [];
  for (let offset: number | null = 0; offset !== null; ) {
    const piece: OutputOf<'exports', 'read'> = await rig.engine.handlers.exports.read({ id, offset });
    pieces.push(piece.text);
    offset = piece.next;
  }
  return pieces.join('');
}

export interface Made {
  readonly job: OutputOf<'exports', 'state'>;
  readonly text: string;
}

/** Starts a file and reads it when it is done. @throws when it failed */
export async function makeFile(rig: Pick<EngineRig, 'engine'>, question: InputOf<'exports', 'start'>): Promise<Made> {
  const { id } = await rig.engine.handlers.exports.start(question);
  const job = await finished(rig, id);
  if (job.state !== 'done') throw new Error(`${job.state} ${job.reason ?? ''}`);
  return { job, text: await textOf(rig, id) };
}
