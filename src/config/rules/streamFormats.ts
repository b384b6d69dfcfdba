import { error, type Finding, warning } from '../finding.ts';
import { PACKET_LIMIT } from '../places.ts';
import type { Config, Stream } from '../schema.ts';
import { sizeBytes } from '../size.ts';
import { each } from './unlessWrong.ts';

/** Only `single_value` takes one key's value out of the record; the others write the whole of it. */
export function streamKeys({ fluentd }: Config): readonly Finding[] {
  return each(fluentd.streams, (stream, index) => {
    if (stream.format === 'single_value') return [];
    return (['messageKey', 'keys'] as const)
      .filter((name) => stream[name] !== undefined)
      .map((name) => unused(index, name, `with format ${stream.format} a line is the whole record`, 'single_value'));
  });
}

/** One of them would win without a word. */
export function keysTwice({ fluentd }: Config): readonly Finding[] {
  return each(fluentd.streams, ({ keys, messageKey }, index) => {
    if (keys === undefined || messageKey === undefined) return [];
    const fact = `fluentd.streams[${index}] has both keys and messageKey`;
    const hint = `write \`keys: [${[messageKey, ...keys.filter((key) => key !== messageKey)].join(', ')}]\` alone`;
    return [{ ...error(['fluentd', 'streams', index, 'messageKey'], fact, hint), at: 'key' }];
  });
}

/** Columns have no names in the file: without a list nobody knows which is which. */
export function streamFields({ fluentd }: Config): readonly Finding[] {
  return each(fluentd.streams, ({ format, fields }, index) => {
    const path = ['fluentd', 'streams', index];
    if (fields === undefined) {
      if (format !== 'csv' && format !== 'tsv') return [];
      const fact = `fluentd.streams[${index}].format is ${format}, and no fields are named`;
      return [
        error([...path, 'format'], fact, 'say which keys of the record become the columns: `fields: [host, status]`'),
      ];
    }
    if (format === 'csv' || format === 'tsv' || format === 'ltsv') return [];
    const fact = `fluentd.streams[${index}].fields is given, and format is ${format}, which ${whole[format]}`;
    return [{ ...error([...path, 'fields'], fact, 'take fields out, or write `format: csv`'), at: 'key' }];
  });
}

const whole = {
  single_value: 'writes one key’s value',
  json: 'writes the whole record',
  combined: 'has fields of its own',
} as const;

/** A column twice, or a key that is never looked for, is a slip: another one was meant. */
export function repeatedKeys({ fluentd }: Config): readonly Finding[] {
  return each(fluentd.streams, (stream, index) =>
    (['keys', 'fields'] as const).flatMap((name) =>
      each(stream[name] ?? [], (key, at) => {
        const first = stream[name]?.indexOf(key) ?? at;
        if (first === at) return [];
        const own = `fluentd.streams[${index}].${name}`;
        const path = ['fluentd', 'streams', index, name, at];
        return [error(path, `${own}[${at}] is the same as ${own}[${first}]`, 'name each one once')];
      }),
    ),
  );
}

/** In the other formats no id stands in a line anyway. */
export function keptIds({ fluentd }: Config): readonly Finding[] {
  return each(fluentd.streams, ({ format, keepId }, index) => {
    if (keepId || format === 'json' || format === 'ltsv') return [];
    return [unused(index, 'keepId', `with format ${format} no id stands in a line`, 'json')];
  });
}

/** A longer line would never come to be judged: its message is refused before. */
export function longestLine({ fluentd }: Config): readonly Finding[] {
  return each(fluentd.streams, ({ maxLine }, index) => {
    if (sizeBytes(maxLine) <= sizeBytes(PACKET_LIMIT)) return [];
    const fact = `fluentd.streams[${index}].maxLine is ${maxLine}, more than the largest message that Fluentd takes`;
    return [error(['fluentd', 'streams', index, 'maxLine'], fact, `write at most ${PACKET_LIMIT}`)];
  });
}

function unused(index: number, name: keyof Stream, because: string, format: Stream['format']): Finding {
  const fact = `fluentd.streams[${index}].${name} is not used: ${because}`;
  const hint = `take it out, or write \`format: ${format}\``;
  return { ...warning(['fluentd', 'streams', index, name], fact, hint), at: 'key' };
}
