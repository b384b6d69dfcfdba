import { code, plain } from '../../report/escape.ts';
import type { Result } from '../command.ts';

export function checked(file: string): Result {
  return {
    status: 'good',
    outputs: { outcome: 'checked', changed: 'false' },
    data: { outcome: 'checked', file },
    text: plain(`${file} is good; AWS was not asked`),
    markdown: `### ✅ ${code(file)} is good\n\nAWS was not asked.\n`,
    failure: undefined,
  };
}
