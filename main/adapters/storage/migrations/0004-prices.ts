import type { Migration } from '../sqlite/migrate';

/** Prices and rates as each source told them; several sources may speak of the same instant. */
export const prices: Migration = {
  id: 4,
  name: 'prices',
  up: `
    CREATE TABLE price_points (
      mint TEXT NOT NULL,
      at_ms INTEGER NOT NULL,
      source TEXT NOT NULL,
      usd REAL NOT NULL,
      confidence REAL,
      fetched_at_ms INTEGER NOT NULL,
      PRIMARY KEY (mint, at_ms, source)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE fiat_rates (
      quote TEXT NOT NULL,
      day TEXT NOT NULL,
      source TEXT NOT NULL,
      rate REAL NOT NULL,
      published_on TEXT NOT NULL,
      fetched_at_ms INTEGER NOT NULL,
      PRIMARY KEY (quote, day, source)
    ) STRICT, WITHOUT ROWID;
  `,
};
