import { encode } from '../../examples/node/encode.ts';
import { lineOf } from '../soak/line.ts';
import { kinds } from './kinds.ts';

/** A message on the wire, by the chunk that its ack names. */
export interface Sent {
  readonly chunk: string;
  readonly bytes: Buffer;
}

export interface Mixed {
  readonly messages: readonly Sent[];
  readonly good: number;
  readonly bad: number;
}

const tag = 'bench.access';
const perPacket = 100;

/** `good` lines in packets, and among them `bad` records of every kind in turn: each between two good ones, or alone. */
export function mixOf(good: number, bad: number, seed: number, seconds: number): Mixed {
  const packets = Math.ceil(good / perPacket);
  const messages: Sent[] = [];
  for (let packet = 0, nextBad = 0; packet < packets; packet += 1) {
    const until = Math.round(((packet + 1) * bad) / packets);
    const entries: Buffer[] = [];
    for (let number = packet * perPacket; number < Math.min((packet + 1) * perPacket, good); number += 1) {
      entries.push(encode([seconds, { message: lineOf(seed, number, seconds), id: `bad${seed}sender000-${number}` }]));
    }
    for (; nextBad < until; nextBad += 1) {
      const { of } = kinds[nextBad % kinds.length] ?? kinds[0] ?? fail();
      const mark = markOf(nextBad);
      if (of.kind === 'message') {
        const chunk = `m${nextBad}`;
        messages.push({ chunk, bytes: of.message(mark, seconds, chunk) });
      } else entries.splice(nextBad % entries.length, 0, of.entry(mark, seconds));
    }
    const chunk = `p${packet}`;
    messages.push({ chunk, bytes: encode([tag, Buffer.concat(entries), { chunk }]) });
  }
  return { messages, good, bad };
}

export function markOf(number: number): string {
  return `mark<${number}>`;
}

function fail(): never {
  throw new Error('there is no kind of bad record');
}
