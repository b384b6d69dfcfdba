import type { LogEvent } from './event.ts';
import type { Value } from './value.ts';

/** One row under way through a query: an event, the columns computed so far, or both. */
export interface Row {
  readonly event?: LogEvent;
  readonly columns?: ReadonlyMap<string, Value>;
}

/** An expression, ready to be worked out for any row. */
export type Evaluate = (row: Row) => Value;

/** One command at work: rows in, rows out. */
export type Stage = (rows: readonly Row[]) => readonly Row[];

/** A reader of one field: a computed column first, then the event's own field, then a field of its JSON. */
export function fieldReader(name: string): Evaluate {
  const own = ownFields[name] ?? jsonReader(name);
  return (row) => {
    if (row.columns?.has(name)) return row.columns.get(name);
    return row.event ? own(row.event) : undefined;
  };
}

const ownFields: Readonly<Record<string, (event: LogEvent) => Value>> = {
  '@timestamp': (event) => event.timestamp,
  '@ingestionTime': (event) => event.ingestionTime,
  '@message': (event) => event.message,
  '@logStream': (event) => event.stream,
  '@log': (event) => event.group,
  '@ptr': (event) => Buffer.from(`${event.group}/${event.sequence}`).toString('base64'),
};

/** A field discovered in a message that is a JSON object: `user.name`, `items.0.id`. */
function jsonReader(name: string): (event: LogEvent) => Value {
  if (name.startsWith('@')) return () => undefined;
  const path = name.split('.');
  return (event) => {
    const json = jsonOf(event);
    if (json === undefined) return undefined;
    return toValue(Object.hasOwn(json, name) ? json[name] : path.reduce(stepInto, json));
  };
}

function stepInto(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? (value as Record<string, unknown>)[key]
    : undefined;
}

function toValue(value: unknown): Value {
  if (typeof value === 'number' || typeof value === 'string') return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  return undefined;
}

type Json = Record<string, unknown>;

const parsed = new WeakMap<LogEvent, Json | 'none'>();

function jsonOf(event: LogEvent): Json | undefined {
  const known = parsed.get(event) ?? (event.findsFields ? parseJson(event.message) : undefined) ?? 'none';
  parsed.set(event, known);
  return known === 'none' ? undefined : known;
}

function parseJson(message: string): Json | undefined {
  if (!message.trimStart().startsWith('{')) return undefined;
  try {
    return JSON.parse(message);
  } catch {
    // Not every message that begins with a brace is JSON; it then has no discovered fields.
    return undefined;
  }
}
