/** What is said about a place in a table. Columns count from 1. */
export interface Finding {
  readonly severity: 'error' | 'warning';
  readonly line: number;
  readonly column: number;
  readonly message: string;
  readonly hint: string;
}

/** The same, within a line. */
export type Said = Omit<Finding, 'line'>;

export function wrong(column: number, message: string, hint: string): Said {
  return { severity: 'error', column, message, hint };
}

export function doubtful(column: number, message: string, hint: string): Said {
  return { severity: 'warning', column, message, hint };
}
