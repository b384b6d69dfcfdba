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
    ...(denied.length > 0 ? [fail(`${who} may not ${inWords(denied)}`, `add ${statementOf(denied)}`)] : []),
    ...(perhaps.length > 0 ? [ofPerhaps(who, perhaps)] : []),
  ];
  return findings.length > 0 ? findings : [ok(`IAM allows ${who} ${inWords(read.value)}`)];
}

function ofPerhaps(who: string, perhaps: readonly Decision[]): Finding {
  const fact = `no policy of ${who} is known to allow ${inWords(perhaps)}`;
  return warn(fact, `unless a condition or a policy of the thing itself does, add ${statementOf(perhaps)}`);
}

function inWords(decisions: readonly Decision[]): string {
  return [...new Set(decisions.map(({ action }) => action))].join(', ');
}
