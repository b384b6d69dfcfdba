import type { FilteredLogEvent } from '@aws-sdk/client-cloudwatch-logs';
import { isMapping } from '../../values/mapping.ts';
import type { Identity } from '../identity.ts';
import type { Original, Reading } from '../side.ts';
import { lineColumn } from './columns.ts';
import { identityIn, type Share, withoutBreak } from './readings.ts';
import { instantIn } from './row.ts';

/**
 * Finds the lines of a piece among events as they were put. Insights says which events a filter lets through, and
 * FilterLogEvents gives their exact text; where the two do not show the same line, neither is taken for the original.
 *
 * @param field which of an event is the line: `@message`, or a text in its JSON
 */
export function originalsOf(events: readonly FilteredLogEvent[], field: string) {
  const lines = new Map<string, string[]>();
  for (const { timestamp, message = '' } of events) {
    const line = withoutBreak(lineIn(message, field) ?? '');
    const key = keyOf(timestamp, line);
    lines.set(key, [...(lines.get(key) ?? []), line]);
  }

  return ({ rows }: Share, fields: number, kind: Identity['kind']): Reading<readonly Original[]> => {
    const found: Original[] = [];
    for (const { row, atMs } of rows) {
      const key = keyOf(instantIn(row, '@timestamp'), withoutBreak(row.get(lineColumn) ?? ''));
      const line = lines.get(key)?.pop();
      const identity = identityIn(row, fields, kind);
      if (line === undefined || row.get(lineColumn) === undefined) return unlike;
      if (identity === undefined) return { kind: 'unknown', because: 'a line has no identity' };
      found.push({ identity, atMs, line });
    }
    return { kind: 'known', value: found };
  };
}

const unlike = {
  kind: 'unknown',
  because: 'FilterLogEvents does not show the same lines as Insights',
} as const;

function keyOf(timestampMs: number | undefined, line: string): string {
  return `${timestampMs} ${line}`;
}

/** The line of an event, as Insights finds it; undefined where its JSON has no such text. */
function lineIn(message: string, field: string): string | undefined {
  if (field === '@message') return message;
  const value = field.split('.').reduce<unknown>((so, key) => (isMapping(so) ? so[key] : undefined), jsonOf(message));
  return typeof value === 'string' ? value : undefined;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
