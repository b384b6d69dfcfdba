/** One thing that is not well. */
export interface Problem {
  /** One sentence. */
  readonly because: string;
  /** What a person can do. */
  readonly hint: string | undefined;
  /** Whether it may be over by itself in moments, as a start is: worth waiting for. */
  readonly passes: boolean;
  /** Whether a new deployment mends it, and only that. */
  readonly heals?: boolean;
  /** Whether it will be such a one, unless it is over by itself before. */
  readonly mayHeal?: boolean;
}

export function problem(because: string, hint?: string): Problem {
  return { because, hint, passes: false };
}

/** What is worth waiting for. */
export function passing(because: string, hint?: string): Problem {
  return { because, hint, passes: true };
}
