import { hintFor, refusalOf } from '../aws/refusal.ts';
import { LegacyLogError } from '../errors.ts';

/**
 * Why something could not be read, in one sentence. An error of AWS or of a driver goes by its name or code, which
 * is what one searches for, with what can be done about it; our own say it themselves.
 */
export function because(error: unknown): string {
  // An address that is refused on IPv4 and on IPv6 comes as two errors in one that says nothing itself.
  const first: unknown = error instanceof AggregateError ? error.errors[0] : error;
  if (first instanceof LegacyLogError)
    return first.hint === undefined ? first.message : `${first.message} (${first.hint})`;
  if (!(first instanceof Error)) return String(first);
  const code = 'code' in first && typeof first.code === 'string' ? first.code : first.name;
  const said =
    first.message === '' || first.message.includes(code) ? first.message || code : `${code}: ${first.message}`;
  const hint = isOfAws(first) ? hintFor({ ...refusalOf(first), action: undefined }) : undefined;
  return hint === undefined ? said : `${said} (${hint})`;
}

/** A database's refusals have names of their own, and a broken connection to one says nothing of AWS. */
function isOfAws(error: Error): boolean {
  return '$metadata' in error || error.name === 'CredentialsProviderError';
}
