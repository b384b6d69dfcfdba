import { NotPossible } from '../errors.ts';
import { shortName } from '../resources/task-definition/name.ts';

/** The revision to go back to, and how it was found. */
export interface Target {
  readonly arn: string;
  /** One sentence: why this one. */
  readonly because: string;
  /** What was passed over on the way, as `access-log:6 is INACTIVE`. */
  readonly skipped: readonly string[];
}

/**
 * A revision as a person names it: `7`, `access-log:7` or its ARN, as `family:7`.
 *
 * @throws NotPossible for what names none, and for one of another family.
 */
export function revisionOf(text: string, family: string): string {
  const [, ofFamily, number] = /^(?:([\w-]+):)?(\d+)$/.exec(shortName(text)) ?? [];
  if (number === undefined || Number(number) < 1) {
    throw new NotPossible(`"${text}" is no revision`, { hint: `write its number, as 7 for ${family}:7` });
  }
  if (ofFamily !== undefined && ofFamily !== family) {
    const hint = 'a rollback stays in the family; deploy another one by the configuration';
    throw new NotPossible(`revision ${ofFamily}:${number} is of another family than "${family}"`, { hint });
  }
  return `${family}:${Number(number)}`;
}
