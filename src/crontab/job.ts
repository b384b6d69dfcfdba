import { type Form, firstWord } from './form.ts';
import type { JobLine } from './table.ts';

/** A job whose line is understood. */
export interface Job extends JobLine {
  /** Undefined in the form of `crontab -l`. */
  readonly user: string | undefined;
  readonly command: string;
  /** Of the command. */
  readonly commandColumn: number;
}

export function jobOf(line: JobLine, form: Form): Job {
  const user = form === 'user' ? undefined : firstWord(line.rest);
  const command = line.rest.slice(user?.length ?? 0).replace(/^[ \t]+/, '');
  return { ...line, user, command, commandColumn: line.text.length - command.length + 1 };
}
