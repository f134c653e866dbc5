/** Codes that files and tax reports speak in; the words are in the string catalogue, and a test sees each of them explained. */

/** What has to be known when a tax report is used (`tax-note.<code>`). */
export const TAX_NOTES = ['figures-no-advice', 'sent-may-be-no-disposal', 'unknown-cost', 'unpriced-income', 'undated-income', 'unclassified-as-unknown-cost', 'typed-price-as-cost', 'refused-left-out', 'year-not-over', 'price-of-today-missing'] as const;
export type TaxNote = (typeof TAX_NOTES)[number];

/** Why a cost, proceeds or a gain is not known, beside the reasons of prices and rates (`reason.<code>`). */
export const TAX_REASONS = ['not-in-ledger', 'moved-in', 'sent', 'unclassified', 'no-time'] as const;

/** Why there is no file (`reason.<code>`): of the exporter itself, and of the store. */
export const EXPORT_FAILURES = ['too-large', 'disk-full', 'cannot-write', 'worker-failed', 'unexpected', 'corrupt', 'busy', 'closed', 'cannot-open', 'input-output', 'read-only'] as const;

/** What a device costs (`cost.<code>`). */
export const COST_KINDS = ['energy', 'standing', 'fixed', 'depreciation'] as const;
