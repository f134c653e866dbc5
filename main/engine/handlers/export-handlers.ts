import type { QuestionHandlers } from '../../../shared/contract/handlers';
import { createExportDesk } from '../exports/export-desk';
import type { EngineParts } from './parts';

export function exportHandlers(parts: EngineParts): Pick<QuestionHandlers, 'exports'> {
  const { ports, books, settings, topics } = parts;
  const desk = createExportDesk({
    exporter: ports.exporter,
    random: ports.random,
    logger: ports.logger,
    context: () => ({ nowMs: ports.clock.now(), today: books.today(), zone: books.zone(), currency: books.currency(), fiatRates: settings.get().fiatRates, typedCosts: ports.store.records.costs() }),
    readSinceMs: () => books.context().readSinceMs,
    onChange: () => topics.changes.publish({ areas: ['exports'] }),
  });
  return {
    exports: {
      gaps: (question) => desk.gaps(question),
      start: (question) => desk.start(question),
      state: ({ id }) => desk.state(id),
      read: ({ id, offset }) => desk.read(id, offset),
      cancel: ({ id }) => desk.cancel(id),
      tax: (question) => desk.tax(question),
    },
  };
}
