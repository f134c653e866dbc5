import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ExportJob, ExportQuestion } from '../../../shared/contract/schemas/exports';
import { useEngine, type EngineState } from '../../state/engine';
import { wordsOfError } from '../../state/error-words';
import { downloadText } from '../../ui/csv';

export interface ExportDesk {
  readonly job: ExportJob | null;
  readonly start: (question: ExportQuestion) => void;
  readonly cancel: () => void;
  readonly save: () => void;
  readonly clear: () => void;
  readonly busy: boolean;
  readonly error: string | null;
}

/** One file being made: the engine says how far it is and its end; the page fetches it in pieces when the person saves it. */
export function useExportJob(): ExportDesk {
  const engine = useEngine();
  const [id, setId] = useState<string | null>(null);
  const asked = useQuery({ ...engine.ask.exports.state.queryOptions({ input: { id: id ?? '-' } }), enabled: id !== null });
  const keep = (job: ExportJob): void => {
    engine.queries.setQueryData(engine.ask.exports.state.queryOptions({ input: { id: job.id } }).queryKey, job);
    setId(job.id);
  };
  const start = useMutation({ mutationFn: (question: ExportQuestion) => engine.client.exports.start(question), onSuccess: keep });
  const cancel = useMutation({ mutationFn: (of: string) => engine.client.exports.cancel({ id: of }), onSuccess: keep });
  const save = useMutation({ mutationFn: (job: ExportJob) => saveJob(engine, job) });
  const error = start.error ?? cancel.error ?? save.error ?? asked.error;
  const job = id === null ? null : (asked.data ?? null);
  return {
    job,
    start: (question) => start.mutate(question),
    cancel: () => {
      if (id !== null) cancel.mutate(id);
    },
    save: () => {
      if (job !== null) save.mutate(job);
    },
    clear: () => setId(null),
    busy: start.isPending || cancel.isPending || save.isPending,
    error: error === null ? null : wordsOfError(error),
  };
}

async function saveJob(engine: EngineState, job: ExportJob): Promise<void> {
  const pieces: string[] = [];
  for (let offset: number | null = 0; offset !== null; ) {
    const piece: { readonly text: string; readonly next: number | null } = await engine.client.exports.read({ id: job.id, offset });
    pieces.push(piece.text);
    // A source that does not move on would be read for ever.
    offset = piece.next !== null && piece.next > offset ? piece.next : null;
  }
  downloadText(job.fileName ?? 'nodeworth.csv', pieces.join(''), job.format === 'json' ? 'application/json' : 'text/csv;charset=utf-8');
}
