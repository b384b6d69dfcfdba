/** A text with its `${NAME}` filled in, and those that could not be. */
export interface Substituted {
  readonly text: string;
  /** Whether a variable's value is in it: then it must not be shown. */
  readonly changed: boolean;
  /** Names that are not set, or set to nothing. */
  readonly missing: readonly string[];
  /** `${…}` that is no name, such as `${A:-b}`: how many. */
  readonly malformed: number;
}

const reference = /\$\$\{|\$\{([^}]*)(\}?)/g;
const name = /^[A-Za-z_][A-Za-z0-9_]*$/;

/**
 * Fills in `${NAME}`. `$${NAME}` stands for a literal `${NAME}`. Values are taken as they are: a `${…}` inside one
 * is not looked at again. What cannot be filled in stays as it was written.
 */
export function substitute(text: string, variables: Readonly<Record<string, string | undefined>>): Substituted {
  const missing: string[] = [];
  let malformed = 0;
  let changed = false;
  const result = text.replace(reference, (whole: string, inner: string | undefined, closed: string | undefined) => {
    if (inner === undefined) return '${';
    if (closed === '' || !name.test(inner)) {
      malformed += 1;
      return whole;
    }
    const value = Object.hasOwn(variables, inner) ? variables[inner] : undefined;
    if (value === undefined || value === '') {
      missing.push(inner);
      return whole;
    }
    changed = true;
    return value;
  });
  return { text: result, changed, missing, malformed };
}

/** Whether the text is one `${NAME}` and nothing else. */
export function isOneVariable(text: string): boolean {
  return /^\$\{[A-Za-z_][A-Za-z0-9_]*\}$/.test(text);
}
