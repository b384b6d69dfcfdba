import { doubtful, type Said, wrong } from '../finding.ts';
import type { Job } from '../job.ts';

/** A `%` without a backslash ends the command; what is behind it is the command's input (`do_command.c`). */
export function percent({ command, commandColumn }: Job): readonly Said[] {
  const at = bareAt(command);
  if (at === undefined) return [];
  const column = commandColumn + at;
  const hint = 'write \\% for a percent sign';
  if (isOpen(command.slice(0, at))) {
    return [wrong(column, 'the command ends at this %, in the middle: what is left of it cannot run', hint)];
  }
  return [doubtful(column, 'the command ends at this %, and what is behind it is its input', hint)];
}

function bareAt(command: string): number | undefined {
  const match = /^(?:\\.|[^\\%])*%/s.exec(command);
  return match ? match[0].length - 1 : undefined;
}

/** Whether a quote or a $( is still open, or a `date +` has lost its format. */
function isOpen(text: string): boolean {
  const plain = text.replace(/\\./g, '').replace(/'[^']*'/g, '');
  const opened = (plain.match(/\$\(/g) ?? []).length - (plain.match(/\)/g) ?? []).length;
  const isOdd = (mark: string) => (plain.split(mark).length - 1) % 2 === 1;
  return opened > 0 || ["'", '"', '`'].some(isOdd) || /\+$/.test(plain);
}
