import { pathOfSetting } from '../config/finding.ts';
import { isMapping } from '../values/mapping.ts';
import type { Finding } from './check.ts';
import { secretArn } from './secrets/named.ts';

/**
 * The setting that a finding is about: of those that the check is about the one whose value the finding names, the longest where it
 * names several; else the first that is set.
 *
 * @param about as `network.subnets`; never empty.
 */
export function settingOf(config: unknown, about: readonly string[], { because, mend = '' }: Finding): string {
  const words = `${because} ${mend}`;
  const named = about
    .flatMap((setting) => textsIn(valueAt(config, setting), setting))
    .filter(({ text }) => words.includes(secretArn(text) ?? text))
    .toSorted((one, other) => other.text.length - one.text.length);
  const set = about.find((setting) => valueAt(config, setting) !== undefined);
  return named[0]?.setting ?? set ?? about[0] ?? '';
}

interface Text {
  readonly setting: string;
  readonly text: string;
}

function textsIn(value: unknown, setting: string): readonly Text[] {
  if (typeof value === 'string') return value === '' ? [] : [{ setting, text: value }];
  if (Array.isArray(value)) return value.flatMap((item, index) => textsIn(item, `${setting}[${index}]`));
  return isMapping(value) ? Object.entries(value).flatMap(([name, item]) => textsIn(item, `${setting}.${name}`)) : [];
}

function valueAt(config: unknown, setting: string): unknown {
  return pathOfSetting(setting).reduce<unknown>(
    (value, part) => (isMapping(value) || Array.isArray(value) ? (value as Record<string, unknown>)[part] : undefined),
    config,
  );
}
