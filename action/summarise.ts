import * as core from './out.ts';

/** GitHub takes 1 MiB a step and uploads nothing of a summary above it. */
const limitBytes = 1_000_000;

/**
 * Writes the job summary, for which a runner has a file. A summary that cannot be written is only told: it
 * is no reason to call a deploy that went well a failure.
 */
export async function summarise(markdown: string): Promise<void> {
  try {
    await core.summary.addRaw(withinLimit(markdown), true).write();
  } catch (error) {
    core.warning(`the job summary could not be written: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** The text itself, or as many of its whole lines as fit. */
export function withinLimit(markdown: string): string {
  return cutTo(markdown, limitBytes);
}

/** As many whole lines as fit into bytes of UTF-8; a block of code and a part that is folded are closed where they are cut. */
export function cutTo(markdown: string, mostBytes: number): string {
  const bytes = Buffer.from(markdown);
  if (bytes.length <= mostBytes) return markdown;
  const whole = bytes.subarray(0, mostBytes - 200).toString();
  const kept = whole.slice(0, whole.lastIndexOf('\n'));
  return [kept, ...stillOpen(kept.split('\n')), '', '(cut: the whole is in the log)'].join('\n');
}

function stillOpen(lines: readonly string[]): string[] {
  let fence = '';
  let details = 0;
  for (const line of lines) {
    const [mark = ''] = /^`{3,}/.exec(line) ?? [];
    if (fence === '') fence = mark;
    else if (line === fence) fence = '';
    if (fence === '' && line.startsWith('<details>')) details += 1;
    if (fence === '' && line === '</details>') details -= 1;
  }
  return [...(fence === '' ? [] : [fence]), ...Array.from({ length: details }, () => '\n</details>')];
}
