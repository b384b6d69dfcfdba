import { hintFor, type Refusal, refusalOf } from '../aws/refusal.ts';
import { LegacyLogError } from '../errors.ts';
import { firstError } from '../values/firstError.ts';

/**
 * Why something could not be read, in one sentence. An error of AWS or of a driver goes by its name or code, which
 * is what one searches for, with what can be done about it; our own say it themselves.
 */
export function reasonOf(error: unknown): string {
  const first = firstError(error);
  if (first instanceof LegacyLogError) return withHint(first.message, first.hint);
  if (!isOfAws(error)) return inWords(refusalOfDriver(first));
  const refusal = refusalOf(error);
  return withHint(inWords(refusal), hintFor({ ...refusal, action: undefined }));
}

/** A database's refusals have names of their own, and a broken connection to one says nothing of AWS. */
function isOfAws(error: unknown): boolean {
  return error instanceof Error && ('$metadata' in error || error.name === 'CredentialsProviderError');
}

/** Drivers keep what one searches for in `code`: `28000`, `ER_ACCESS_DENIED_ERROR`, `ECONNREFUSED`. */
function refusalOfDriver(error: unknown): Pick<Refusal, 'name' | 'message'> {
  if (!(error instanceof Error)) return { name: '', message: String(error) };
  const { name, message, code } = error as Error & { readonly code?: unknown };
  return { name: typeof code === 'string' ? code : name, message };
}

function inWords({ name, message }: Pick<Refusal, 'name' | 'message'>): string {
  return message === '' || message.includes(name) ? message || name : `${name}: ${message}`;
}

function withHint(said: string, hint: string | undefined): string {
  return hint === undefined ? said : `${said} (${hint})`;
}
