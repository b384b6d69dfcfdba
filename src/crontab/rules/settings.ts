import { dialects } from '../dialect.ts';
import { doubtful, type Said, wrong } from '../finding.ts';
import type { Image } from '../image.ts';
import type { SettingLine } from '../table.ts';

/** What a line that sets a variable does not do, though it looks so. */
export function settingLine({ name, value, text, column }: SettingLine, image: Image): readonly Said[] {
  const { settingBytes, name: cron } = dialects[image.cron];
  const start = (/^[ \t]*/.exec(text)?.[0].length ?? 0) + 1;
  const tooLong = Buffer.byteLength(text) > settingBytes;
  return [
    ...(tooLong ? [wrong(start, `${cron} cuts a line like this after ${settingBytes} bytes`, inEnvironment)] : []),
    ...byName(name, value, start, image),
    ...inValue(name, value, column),
  ];
}

const inEnvironment = 'set it in batch.environment instead';

function byName(name: string, value: string, column: number, { cron, programs }: Image): readonly Said[] {
  switch (name) {
    case 'CRON_TZ':
      if (cron === 'cronie') return [];
      return [wrong(column, 'Debian’s cron ignores CRON_TZ: the times are those of the container', zoneHint)];
    case 'TZ':
      return [doubtful(column, 'TZ is only handed to the jobs: the times are those of the container', zoneHint)];
    case 'MAILTO':
      if (value === '' || hasMail(programs)) return [];
      return [doubtful(column, 'MAILTO has no effect: nothing here sends mail', mailHint)];
    default:
      return [];
  }
}

const zoneHint = 'set TZ in batch.environment; the image needs the package tzdata';
const mailHint = 'output and failures are in the container’s log: alarm on "run-job:" there';

function hasMail(programs: Image['programs']): boolean {
  return [...(programs?.values() ?? [])].some((names) => names.has('sendmail'));
}

function inValue(name: string, value: string, column: number): readonly Said[] {
  if (/\$\{?[A-Za-z_]/.test(value)) {
    return [
      doubtful(column, `cron puts nothing in for the $ of ${name}: jobs get it as it stands`, 'write the value out'),
    ];
  }
  if (/\s#/.test(value)) {
    return [doubtful(column, `what is behind # belongs to the value of ${name}`, 'a comment has a line of its own')];
  }
  return [];
}
