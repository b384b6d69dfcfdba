import { appTroubles } from './app.ts';
import { awsTroubles } from './aws.ts';
import { commandTroubles } from './commands.ts';
import { configurationTroubles } from './configuration.ts';
import { fileTroubles } from './files.ts';
import { operatingTroubles } from './operating.ts';
import { outcomeTroubles } from './outcomes.ts';
import { standingTroubles } from './standing.ts';
import { hasWords, type Trouble, type Troubles } from './trouble.ts';
import { ledgerTroubles, logTroubles, rowTroubles } from './verifying.ts';

/** Every error that a person may read, in the order of docs/troubleshooting.md, which is made from it. */
export const troubles: readonly Troubles[] = [
  outcomeTroubles,
  configurationTroubles,
  commandTroubles,
  awsTroubles,
  standingTroubles,
  appTroubles,
  operatingTroubles,
  rowTroubles,
  logTroubles,
  ledgerTroubles,
  fileTroubles,
];

/** What there is to say of a message; undefined for one that nobody has written about. */
export function troubleOf(message: string): Trouble | undefined {
  return troubles.flatMap(({ all }) => all).find(({ words }) => words.some((each) => hasWords(message, each)));
}
