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

/** The text itself, or as many of its whole lines as fit, in bytes of UTF-8. */
export function withinLimit(markdown: string): string {
  const bytes = Buffer.from(markdown);
  if (bytes.length <= limitBytes) return markdown;
  const lines = bytes.subarray(0, limitBytes).toString();
  return `${lines.slice(0, lines.lastIndexOf('\n'))}\n\n(cut: a job summary takes 1 MiB)`;
}
