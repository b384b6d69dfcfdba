import { type Finding, fail, ok, skip, warn } from '../check.ts';
import { type Seen, skipped } from '../seen.ts';
import { type Decision, type Need, statementOf, undecided } from './decision.ts';

/**
 * Whether a principal may do all that it has to.
 *
 * @param who in words, `the execution role legacy-log`.
 */
export function judgeRights(who: string, needs: readonly Need[], read: Seen<readonly Decision[]>): Finding[] {
  if (read.kind === 'absent') return [skip(`IAM does not know ${who}: ${read.because}`)];
  if (read.kind === 'unseen') return [skipped(read)];
  const untold = undecided(needs, read.value);
  if (untold.length > 0) return [skip(`of what ${who} may do IAM did not tell ${untold.join(', ')}`)];
  const denied = read.value.filter(({ verdict }) => verdict === 'denied');
  const perhaps = read.value.filter(({ verdict }) => verdict === 'perhaps');
  const findings = [
    ...ofDenied(
      who,
      denied.filter(({ by }) => by === undefined),
    ),
    ...deniers.flatMap((by) =>
      ofDenier(
        who,
        denied.filter((one) => one.by === by),
        by,
      ),
    ),
    ...(perhaps.length > 0 ? [ofPerhaps(who, perhaps)] : []),
  ];
  return findings.length > 0 ? findings : [ok(`IAM allows ${who} ${inWords(read.value)}`)];
}

function ofDenied(who: string, denied: readonly Decision[]): Finding[] {
  return denied.length === 0 ? [] : [fail(`${who} may not ${inWords(denied)}`, `add ${statementOf(denied)}`)];
}

const deniers = ['a policy', 'the organization', 'the permissions boundary'] as const;

/** What is denied is not mended by a statement that allows it. */
function ofDenier(who: string, denied: readonly Decision[], by: (typeof deniers)[number]): Finding[] {
  if (denied.length === 0) return [];
  const resources = [...new Set(denied.map(({ resource }) => resource))].join(', ');
  return [fail(`${who} may not ${inWords(denied)}: ${by} denies it`, `let ${by} allow it on ${resources}`)];
}

function ofPerhaps(who: string, perhaps: readonly Decision[]): Finding {
  const fact = `no policy of ${who} is known to allow ${inWords(perhaps)}`;
  return warn(
    fact,
    `unless a condition, another name of the thing or its own policy does, add ${statementOf(perhaps)}`,
  );
}

function inWords(decisions: readonly Decision[]): string {
  return [...new Set(decisions.map(({ action }) => action))].join(', ');
}
