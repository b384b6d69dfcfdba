import { type Finding, wrong } from './finding.ts';
import { canBeCommand, canBeUser, type Image } from './image.ts';
import type { JobLine } from './table.ts';

/** `system`: with a column for the user, as /etc/crontab. `user`: without it, as `crontab -l` shows it. */
export type Form = 'system' | 'user';

/**
 * Decided for the whole table, for nobody mixes them: cron's own reading where each line allows it; otherwise that of
 * `crontab -l`, where each line allows that. A line that stands against both is told.
 */
export function formOf(jobs: readonly JobLine[], image: Image): Form | readonly Finding[] {
  const withoutUser = jobs.filter(({ rest }) => !canBeUser(firstWord(rest), image) || hasArguments(rest));
  if (withoutUser.length === 0) return 'system';
  const withoutCommand = jobs.filter(({ rest }) => !canBeCommand(firstWord(rest), image) && !hasArguments(rest));
  if (withoutCommand.length === 0) return 'user';
  return withoutUser.map((job) => ({ line: job.line, ...said(job, image) }));
}

/** `mysql -e …`, `reindex < file`: the first word is a program, and no user, where no command can stand behind it. */
function hasArguments(rest: string): boolean {
  return /^[\w.+-]+[ \t]+[-<>|&;]/.test(rest);
}

/** What is assigned in front of a command may be a secret. */
function shownWord(word: string): string {
  return word.replace(/^([A-Za-z_]\w*=).+$/s, '$1…');
}

function said({ rest, column }: JobLine, image: Image) {
  const word = firstWord(rest);
  if (word === '')
    return wrong(column, 'the line has no user and no command', 'write them behind the five time fields');
  if (word.startsWith('*')) return wrong(column, `"${word}" is a sixth time field, and cron has five`, noYear);
  if (canBeCommand(word, image)) {
    return wrong(
      column,
      `"${shownWord(word)}" is a command, and the user is missing before it`,
      'other lines name one: write root',
    );
  }
  return wrong(
    column,
    `the image has no user "${word}"`,
    'name one of its /etc/passwd, or add it in your own Dockerfile',
  );
}

const noYear = 'seconds and years are of other schedulers: leave them out';

export function firstWord(text: string): string {
  return text.split(/[ \t]/, 1)[0] ?? '';
}
