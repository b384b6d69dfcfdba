import type { Stream } from '../config/schema.ts';
import { plainPath } from '../values/plainPath.ts';
import { fluentValue } from './fluentValue.ts';

type Setting = readonly [name: string, value: string | number | boolean];

/** One `<stream>` of the output: what its lines are, and how they become files. The first that takes a tag has it. */
export function streamSection(stream: Stream, indent: string): string {
  const settings: readonly Setting[] = [
    ['tag', stream.tag],
    ['path', plainPath(stream.path)],
    ['file', stream.file],
    ['write', stream.write],
    ['format', stream.format],
    ...formatSettings(stream),
    ['id_key', stream.id],
    ['line_limit', stream.maxLine],
    ...rotateSettings(stream),
  ];
  const lines = settings.map(([name, value]) => `${indent}  ${name} ${fluentValue(String(value))}`);
  return [`${indent}<stream>`, ...lines, `${indent}</stream>`].join('\n');
}

/** A record of Docker's log driver or of FireLens has its line under `log`. */
const usualKeys = ['message', 'log'];

function formatSettings({ format, keys, messageKey, fields, keepId }: Stream): readonly Setting[] {
  const named: readonly Setting[] = fields === undefined ? [] : [['fields', fields.join(',')]];
  switch (format) {
    case 'single_value':
      return [['keys', (keys ?? (messageKey === undefined ? usualKeys : [messageKey])).join(',')]];
    case 'json':
      return [['keep_id', keepId]];
    case 'ltsv':
      return [...named, ['keep_id', keepId]];
    case 'csv':
    case 'tsv':
      return named;
    case 'combined':
      return [];
  }
}

function rotateSettings({ write, rotate }: Stream): readonly Setting[] {
  if (write !== 'rotate') return [];
  const { size, dateext = true, compress = false, delaycompress = true, keep = 0, late = 'current' } = rotate ?? {};
  const every = rotate?.every ?? (size === undefined ? 'day' : undefined);
  return [
    ...(every === undefined ? [] : [['every', every] as const]),
    ...(size === undefined ? [] : [['size', size] as const]),
    ['dateext', dateext],
    ['compress', compress],
    ['delaycompress', delaycompress],
    ['rotate', keep],
    ['late', late],
  ];
}
