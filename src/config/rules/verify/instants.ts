import { error, type Finding, type Path, showPath } from '../../finding.ts';
import type { Verify } from '../../schema/verify.ts';
import { each } from '../unlessWrong.ts';

/** The form alone lets the 30th of February through, and reading it gives a day in March. */
export function instantsExist({ logs, since }: Verify): readonly Finding[] {
  return [
    ...existing(['verify', 'since'], since),
    ...each(logs, ({ from }, at) => existing(['verify', 'logs', at, 'from'], from)),
    ...each(logs, ({ until }, at) => existing(['verify', 'logs', at, 'until'], until)),
  ];
}

function existing(path: Path, text: string | undefined): readonly Finding[] {
  if (text === undefined || exists(text)) return [];
  return [
    error(path, `${showPath(path)} ${text} is a time that never comes`, 'check the day of the month and the hour'),
  ];
}

function exists(text: string): boolean {
  const day = text.slice(0, 10);
  const isDay = !Number.isNaN(Date.parse(day)) && new Date(day).toISOString().startsWith(day);
  return isDay && !Number.isNaN(Date.parse(text));
}
