/** Words that differ with a count; chosen by the parameter `n`. */
export interface CountedWords {
  readonly one: string;
  readonly other: string;
}

export type Words = string | CountedWords;

type Names<S extends string> = S extends `${string}{${infer Name}}${infer Rest}` ? Name | Names<Rest> : never;

/** The parameter names inside `{}` of a text. */
export type ParamsFor<W extends Words> = W extends string ? Names<W> : W extends CountedWords ? Names<W['one']> | Names<W['other']> | 'n' : never;
