import { dialects } from '../dialect.ts';
import { doubtful, type Said, wrong } from '../finding.ts';
import { firstWord } from '../form.ts';
import { type Image, isFound } from '../image.ts';
import type { Job } from '../job.ts';

/** Whether a command is there, is not too long for cron, and its program is found. `path`: the table's own, if it sets one. */
export function command(job: Job, image: Image, path: readonly string[] | undefined): readonly Said[] {
  const { command: text, commandColumn: column } = job;
  const { commandBytes, name } = dialects[image.cron];
  if (text.trim() === '') return [wrong(column, 'the line has a user and no command', 'write it behind the user')];
  const length = Buffer.byteLength(text);
  if (length > commandBytes) {
    const fact = `the command has ${length} bytes, and ${name} takes ${commandBytes}`;
    return [wrong(column, fact, 'move it into a script of the image')];
  }
  const program = firstWord(text);
  if (isFound(program, path, image) !== false) return [];
  const where = path ? `the PATH of this table, ${path.join(':')}` : 'the PATH of the image';
  return [
    doubtful(column, `"${program}" is not in ${where}`, 'write its whole path, or install it in your own Dockerfile'),
  ];
}
