import { isByteCount } from '../access.ts';
import { isTorn } from '../address.ts';
import type { Kind } from './piece.ts';

interface Reading {
  /** What a value without quotes around it cannot hold: it ends before that at the latest. */
  readonly stops?: RegExp;
  /** The value as it is kept; undefined if it is none of this kind. */
  read(text: string): string | undefined;
}

const any = (text: string): string => text;
const matching =
  (shape: RegExp) =>
  (text: string): string | undefined =>
    shape.test(text) ? text : undefined;

/** A decimal fraction moved by some places to the right of its point, exactly: `1234567` µs are `1.234567` s. */
const scaled = (places: number) => (text: string) =>
  /^\d{1,15}$/.test(text)
    ? `${BigInt(text) / 10n ** BigInt(places)}.${text.slice(-places).padStart(places, '0')}`
    : undefined;

/** Blanks, quotes and controls. No server writes these into such a field without quotes: they are another's. */
const noToken = /[^!#-~\x80-\xff]/g;

export const kinds: Readonly<Record<Exclude<Kind, 'time'>, Reading>> = {
  address: { stops: noToken, read: (text) => (text === '' || text.split(',').some(isTorn) ? undefined : text) },
  // Apache writes an empty name as two quotes.
  user: { stops: /[^!-~\x80-\xff]/g, read: any },
  token: { stops: noToken, read: any },
  // Of addresses or of upstreams, as nginx writes them: `0.001, 0.002 : 0.003`.
  list: { stops: /[^ !#-~\x80-\xff]/g, read: matching(/^(?!:)[^ ,]+(?:(?:, ?| : )[^ ,]+)*$/) },
  text: { read: any },
  request: { read: any },
  status: { stops: /[^\d-]/g, read: matching(/^\d{3}$/) },
  count: { stops: /[^\d-]/g, read: (text) => (isByteCount(text) ? text : undefined) },
  seconds: { stops: /[^\d.-]/g, read: matching(/^\d{1,12}(?:\.\d{1,6})?$/) },
  milliseconds: { stops: /[^\d-]/g, read: scaled(3) },
  microseconds: { stops: /[^\d-]/g, read: scaled(6) },
};

/** No way to write a time is longer. */
export const mostTimeLength = 64;
