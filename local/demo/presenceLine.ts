import type { AppState } from './app/protocol.ts';
import { inWords } from './result/inWords.ts';
import type { Screen } from './screen/screen.ts';

type State = Pick<AppState, 'presence' | 'resent'>;

/** Says when the collector goes and when it is back, and for how long it was away. */
export function sayPresence(screen: Pick<Screen, 'say'>, { presence, resent }: State, before: State): void {
  if (presence.isThere === before.presence.isThere || before.presence.lastMs === undefined) return;
  if (!presence.isThere) {
    screen.say('  the collector is gone; the sender keeps its lines and asks DNS again');
    return;
  }
  const seconds = (((presence.lastMs ?? 0) - before.presence.lastMs) / 1000).toFixed(1);
  screen.say(`the collector is back after ${seconds} s${againWords(resent)}`, 'good');
}

function againWords(resent: number | undefined): string {
  if (resent === undefined) return '';
  return `; ${resent === 1 ? 'one line was' : `${inWords(resent)} lines were`} sent again`;
}
