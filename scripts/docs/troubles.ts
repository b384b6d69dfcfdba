import { troubles } from '../../src/troubles/table.ts';
import type { Trouble } from '../../src/troubles/trouble.ts';

/** docs/troubleshooting.md, from the table of errors. */
export function troublesDocument(): string {
  return troubles.map(({ title, all }) => [`## ${title}`, '', ...all.flatMap(entry)].join('\n').trimEnd()).join('\n\n');
}

function entry({ words, means, mend }: Trouble): readonly string[] {
  return [...words.map((each) => `- \`${each}\``), '', `  ${means}`, '', `  **What to do:** ${mend}`, ''];
}
