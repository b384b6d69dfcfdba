/** Packets of PackedForward, made before the clock starts: what is measured is the collector, not the sender. */
export interface Packets {
  /** Each a whole message with a chunk of its own, to be answered by `acks` in the same order. */
  readonly messages: readonly Buffer[];
  /** What the collector answers to each, to the byte. */
  readonly ackBytes: number;
  readonly events: number;
  /** The bytes of all lines with their line ends: what the files hold when all is written. */
  readonly fileBytes: number;
}

const perPacket = 500;

export function packetsOf(events: number, atSeconds: number): Packets {
  const messages: Buffer[] = [];
  let fileBytes = 0;
  for (let first = 0; first < events; first += perPacket) {
    const entries: Buffer[] = [];
    for (let number = first; number < Math.min(first + perPacket, events); number += 1) {
      const line = lineOf(number);
      fileBytes += line.length + 1;
      entries.push(entryOf(line, number, atSeconds));
    }
    messages.push(messageOf(Buffer.concat(entries), chunkOf(first / perPacket)));
  }
  // {"ack": chunk}: a map of one, a text of three and one of eight.
  return { messages, ackBytes: 1 + 4 + 9, events, fileBytes };
}

/** As long as an access log's lines are. */
function lineOf(number: number): string {
  const mixed = Math.imul(number + 1, 2654435761) >>> 0;
  return `10.0.${(mixed >>> 8) & 255}.${mixed & 255} - - [22/Nov/2026:10:05:03 +0000] "GET /bench/${number}?q=${mixed.toString(36)} HTTP/1.1" 200 ${mixed % 50_000} "-" "Mozilla/5.0 (X11; Linux x86_64)"`;
}

function chunkOf(packet: number): string {
  return String(packet).padStart(8, '0');
}

/** `[time, {"message": line, "id": "bench0123456789a-7"}]` */
function entryOf(line: string, number: number, atSeconds: number): Buffer {
  const time = Buffer.alloc(5);
  time[0] = 0xce;
  time.writeUInt32BE(atSeconds, 1);
  return Buffer.concat([
    Buffer.from([0x92]),
    time,
    Buffer.from([0x82]),
    ...[text('message'), text(line), text('id'), text(`bench0123456789a-${number}`)],
  ]);
}

function messageOf(entries: Buffer, chunk: string): Buffer {
  const head = Buffer.alloc(5);
  head[0] = 0xc6;
  head.writeUInt32BE(entries.length, 1);
  return Buffer.concat([
    ...[Buffer.from([0x93]), text('bench.access'), head, entries],
    ...[Buffer.from([0x81]), text('chunk'), text(chunk)],
  ]);
}

/** A text of less than 64 KiB. */
function text(value: string): Buffer {
  const bytes = Buffer.from(value);
  if (bytes.length < 32) return Buffer.concat([Buffer.from([0xa0 | bytes.length]), bytes]);
  const head = Buffer.from([0xda, bytes.length >> 8, bytes.length & 255]);
  return Buffer.concat([head, bytes]);
}
