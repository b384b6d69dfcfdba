import { arrayHead, binaryHead, encode } from './encode.ts';

/** Entries that go together and are acknowledged together. */
export interface Batch {
  readonly entries: Buffer;
  readonly count: number;
}

/** A batch on its way. Sent again it has the same chunk id, so that a late acknowledgement counts as well. */
export interface Packet {
  readonly chunk: string;
  readonly batch: Batch;
  /** How many records this sender took out of its store before these. */
  readonly from: number;
}

/**
 * A message in the mode PackedForward of the forward protocol:
 * https://github.com/fluent/fluentd/wiki/Forward-Protocol-Specification-v1
 */
export function encodePacket(
  tag: string,
  { chunk, batch: { entries, count } }: Pick<Packet, 'chunk' | 'batch'>,
): Buffer {
  return Buffer.concat([
    arrayHead(3),
    encode(tag),
    binaryHead(entries.length),
    entries,
    encode({ size: count, chunk }),
  ]);
}

/** The chunk that an answer acknowledges; undefined where it is something else. */
export function ackedChunk(answer: unknown): string | undefined {
  const chunk = answer instanceof Map ? answer.get('ack') : undefined;
  return typeof chunk === 'string' ? chunk : undefined;
}
