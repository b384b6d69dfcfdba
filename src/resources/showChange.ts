import { fingerprint } from '../values/canonical.ts';
import { holdsSecret } from '../values/secretLike.ts';
import type { Change } from './step.ts';

/**
 * A change as a plan may show it, for a plan stands in logs and comments. In the words of a command, what stands behind
 * the first `=` (`--password=…`, `PGPASSWORD=…`) and credentials in URLs are fingerprints: equal for equal values, so
 * that a change still shows. To be called on what was compared already, since the comparison is exact.
 */
export function showChange({ path, before, after }: Change): Change {
  const member = path.slice(path.lastIndexOf('.') + 1);
  return { path, before: show(member, before), after: show(member, after) };
}

/** Commands stand as deep as in the health check of a container that is gone. */
function show(member: string, value: unknown): unknown {
  if (Array.isArray(value)) return commands.has(member) ? showWords(value.map(String)) : value;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, show(name, part)]));
}

const commands = new Set(['command', 'entryPoint']);

/** A word is a secret by itself, or by those before it: `mysql -p…`, `--password …`. */
function showWords(words: readonly string[]): readonly string[] {
  const told: string[] = [];
  return words.map((word) => {
    const shown = showWord(word);
    const isSecret = shown === word && holdsSecret([...told, word].join(' '));
    told.push(isSecret || shown !== word ? '$' : word);
    return isSecret ? fingerprint(word) : shown;
  });
}

function showWord(word: string): string {
  // A password may hold an @ itself, so the credentials go up to the last one before the path.
  const shown = word.replace(/\/\/([^/\s]+)@/g, (_, credentials: string) => `//${fingerprint(credentials)}@`);
  const [name, ...value] = shown.split('=');
  return value.length === 0 ? shown : `${name}=${fingerprint(value.join('='))}`;
}
