import { durationMs } from '../config/duration.ts';

/**
 * A value as fluent.conf takes it: bare when it is plain, else in double quotes. There `#{…}` is Ruby that
 * Fluentd runs, so `#` is escaped as well as the quote and the backslash; a line break would end the value.
 * Source: Fluentd's `config/literal_parser.rb`, which knows the escapes used here and refuses other letters.
 */
export function fluentValue(value: string): string {
  return /^[\w.*/+:,%-]+$/.test(value) ? value : `"${value.replaceAll(special, escaped)}"`;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the control characters that have an escape
const special = /["\\#\n\r\t\f\x08\0]/g;

const letters: Readonly<Record<string, string>> = {
  '\n': 'n',
  '\r': 'r',
  '\t': 't',
  '\f': 'f',
  '\b': 'b',
  '\0': '0',
};

function escaped(character: string): string {
  return `\\${letters[character] ?? character}`;
}

/** A duration of the configuration (`500ms`, `2s`, `5m`) as Fluentd writes it: it knows s, m, h and d, and decimals. */
export function fluentDuration(duration: string): string {
  return duration.endsWith('ms') ? `${durationMs(duration) / 1000}s` : duration;
}
