import { type Examination, failuresOf } from '../../doctor/check.ts';
import type { Problem } from '../../errors.ts';
import { defined } from '../../values/defined.ts';

/** Every failure at the place of the setting that it is about, as annotations show it. */
export function problemsOf(examination: Examination | undefined): readonly Problem[] {
  const failures = examination === undefined ? [] : failuresOf(examination);
  return failures.flatMap(({ name, because, mend, place }): readonly Problem[] =>
    place === undefined
      ? []
      : [{ severity: 'error', ...place, message: `${name}: ${because}`, ...defined({ hint: mend }) }],
  );
}
