import { type Examination, failuresOf } from '../../doctor/check.ts';
import { counts, countsInWords } from '../../report/doctor/counts.ts';
import { examinedMarkdown } from '../../report/doctor/markdown.ts';
import { problemsOf } from '../../report/doctor/problems.ts';
import { examinedText } from '../../report/doctor/text.ts';
import { plain } from '../../report/escape.ts';
import type { Result } from '../command.ts';

/**
 * What the doctor found. Where nothing at all could be read, nobody knows.
 *
 * @param calls how many calls it took, with those of the plan.
 */
export function examined(found: Examination, calls: number): Result {
  const examination = { ...found, calls };
  const failures = failuresOf(examination);
  const isUnknown = examination.checks.every(({ result }) => result === 'skip');
  const [first] = failures;
  return {
    status: first ? 'not good' : isUnknown ? 'unknown' : 'good',
    outputs: { outcome: 'examined', changed: 'false' },
    data: { outcome: 'examined', counts: counts(examination), ...examination },
    text: examinedText(examination),
    markdown: examinedMarkdown(examination),
    problems: problemsOf(examination),
    failure: first
      ? plain(`a deploy would fail (${countsInWords(examination)}): ${first.name}: ${first.because}`)
      : isUnknown
        ? 'nothing could be read: whether a deploy would fail is unknown'
        : undefined,
  };
}
