/** The locale in which numbers and dates are written; the words are English until there is a second catalogue. */
export const pageLocale = (): string => (typeof navigator === 'undefined' ? 'en-GB' : navigator.language);

export const pageTimeZone = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone;
