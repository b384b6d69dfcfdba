/**
 * `node bench/situations.ts`: what a deploy says in each situation of the table in test/unit/situations, played in front of
 * scripted answers in no time; how long after AWS shows what decides it. Status 1 where one is wrong. Last line: JSON.
 */
import { play } from '../test/unit/situations/scene.ts';
import { pollSeconds, type Situation, situations } from '../test/unit/situations/table.ts';

let right = 0;
let latest = 0;
for (const situation of situations) {
  const { ending, endedAt } = await play(situation);
  const late = Math.max(0, endedAt - situation.visibleAt);
  const isRight = ending.outcome === situation.outcome && isTold(situation, ending.because) && late <= pollSeconds;
  right += isRight ? 1 : 0;
  latest = Math.max(latest, late);
  console.log(`${isRight ? '' : 'WRONG '}${situation.kind}: ${situation.name}`);
  console.log(`  ${ending.outcome}, ${late.toFixed(1)} s after it was to be seen: ${ending.because}`);
  if (ending.hint !== undefined) console.log(`  hint: ${ending.hint}`);
}
if (right < situations.length) process.exitCode = 1;
console.log(JSON.stringify({ situations: situations.length, right, latestSeconds: Math.round(latest * 10) / 10 }));

function isTold({ first }: Situation, because: string): boolean {
  return first.test(because);
}
