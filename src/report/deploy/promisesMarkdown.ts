import { code, escapeMarkdown } from '../escape.ts';
import type { Promises } from './promises.ts';

/** For a job summary or a comment, below the plan. */
export function promisesMarkdown(promises: Promises): string {
  const lines = Object.entries(promises).map(([name, words]) => `- ${code(name)}: ${escapeMarkdown(words)}`);
  return ['**What it promises**', '', ...lines, ''].join('\n');
}
