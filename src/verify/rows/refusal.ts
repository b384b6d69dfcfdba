import { LegacyLogError } from '../../errors.ts';
import { oneLine } from '../../values/oneLine.ts';
import { reasonOf } from '../reason.ts';

/** Why the database could not be read, in one line. What a server quotes of a row's value is left out. */
export function refusalOf(error: unknown): string {
  const code = error instanceof LegacyLogError ? '' : codeOf(error);
  if (/^22|VALUE|TRUNCATED|OUT_OF_RANGE/.test(code))
    return `${code}: the database cannot compute with a value of some row`;
  const hint = hints[code];
  return oneLine(hint === undefined ? reasonOf(error) : `${reasonOf(error)} (${hint})`);
}

/** Sources: PostgreSQL, "Error Codes"; MySQL and MariaDB, their lists of errors. */
const hints: Readonly<Record<string, string>> = {
  '42501': 'the role needs SELECT on it, and BYPASSRLS where a policy hides rows',
  '55P03': 'somebody is changing the table',
  '57014': 'it took too long, or was cancelled',
};

function codeOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : '';
  return typeof code === 'string' ? code : '';
}
