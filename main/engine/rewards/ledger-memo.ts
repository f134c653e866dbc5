/** Answers worked out from the whole ledger, kept until something they follow from changes: the ledger, prices at receipt, rates, devices, settings. */
export interface LedgerMemo {
  /** @param question what is asked, with everything that makes its answer another one */
  once<T>(question: string, answer: () => T): T;
  forget(): void;
}

/** A page and its filters ask a handful of questions; typing into the search field asks one a letter. */
const MOST_ANSWERS = 60;

export function createLedgerMemo(): LedgerMemo {
  const answers = new Map<string, unknown>();
  return {
    once<T>(question: string, answer: () => T): T {
      if (answers.has(question)) return answers.get(question) as T;
      const found = answer();
      const [oldest] = answers.keys();
      if (answers.size >= MOST_ANSWERS && oldest !== undefined) answers.delete(oldest);
      answers.set(question, found);
      return found;
    },
    forget: () => answers.clear(),
  };
}
