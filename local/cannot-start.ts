/** Why a server does not start: what is wrong and what would mend it, in words for whoever starts it. */
export class CannotStart extends Error {
  readonly trouble: string;
  readonly remedy: string;
  /** What else could be chosen in the place of what gives trouble. */
  readonly instead: string;

  constructor(trouble: string, remedy: string, instead: string) {
    super(`${trouble}. ${remedy}, or choose another ${instead}.`);
    this.trouble = trouble;
    this.remedy = remedy;
    this.instead = instead;
  }
}

/** What the system calls it, or whatever can be said of it. */
export const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : String(error);
