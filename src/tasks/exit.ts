/**
 * How a container ended. 128 + n is a process that signal n ended.
 *
 * @param exitCode undefined where it never ran.
 * @param reason ECS's words for the container; `OutOfMemoryError: …` tells the two causes of 137 apart.
 */
export function exitInWords(exitCode: number | undefined, reason: string): string {
  if (exitCode === undefined) return reason === '' ? 'never ran' : reason;
  const meaning = exitCode === 137 ? meaningOfKill(reason) : meanings[exitCode];
  const exit = `exited with ${exitCode}${meaning === undefined ? '' : ` (${meaning})`}`;
  return reason === '' ? exit : `${exit}: ${reason}`;
}

function meaningOfKill(reason: string): string {
  return /out ?of ?memory/i.test(reason)
    ? 'killed: its memory was used up'
    : 'killed: out of memory, or still running at the end of its stop time-out';
}

const meanings: Readonly<Record<number, string>> = {
  0: 'without an error, but it has to go on running',
  126: 'its command cannot be executed',
  127: 'its command was not found',
  139: 'segmentation fault',
  143: 'ended by SIGTERM',
};
