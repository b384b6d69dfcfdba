import { appendFileSync, mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { openSender } from '../../../examples/node/index.ts';
import { badRecord } from './bad.ts';
import type { AppOrder } from './protocol.ts';

/** How a line leaves the application. */
export interface Way {
  /** Resolves when the application need not care for it any more. */
  send(line: string): Promise<void>;
  /** A record that is no line of the stream. */
  sendBad(number: number): Promise<void>;
  /** After each burst of lines. */
  between(): void;
  /** Resolves when everything is delivered, as far as the application can know. */
  finish(): Promise<void>;
  tally(): { readonly acked: number; readonly resent: number | undefined };
}

export function wayOf(order: AppOrder): Way {
  return order.file === undefined ? bySender(order) : byFile(order.file);
}

/** By the sender for Node, which knows what is acked. */
function bySender({ host, port, tag, isTimeLeftOut }: AppOrder): Way {
  const sender = openSender({ host, port, tag });
  let [lines, bad] = [0, 0];
  return {
    async send(message) {
      lines += 1;
      await sender.send({ message }, isTimeLeftOut && lines % 3 === 0 ? noTime : undefined);
    },
    async sendBad(number) {
      bad += 1;
      await sender.send(badRecord(number));
    },
    between: () => undefined,
    async finish() {
      await sender.flush();
      await sender.close();
    },
    tally: () => ({ acked: Math.max(0, sender.tally().acknowledged - bad), resent: sender.tally().recordsAgain }),
  };
}

/** The collector takes it for none, and gives its own. */
const noTime = new Date(0);

/** As many lines stand in a file before it is renamed. */
const perFile = 20_000;

/** Into a log file that is renamed now and then, and read by the forwarder: what stands in it counts as delivered. */
function byFile(folder: string): Way {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'access.log');
  let [written, files, waiting] = [0, 0, ''];
  const between = () => {
    if (waiting === '') return;
    appendFileSync(file, waiting);
    waiting = '';
    if (written < (files + 1) * perFile) return;
    files += 1;
    renameSync(file, join(folder, `access.log-${String(files).padStart(4, '0')}`));
  };
  return {
    async send(line) {
      waiting += `${line}\n`;
      written += 1;
    },
    sendBad: () => Promise.reject(new Error('a file holds lines and nothing else')),
    between,
    finish: async () => between(),
    tally: () => ({ acked: written, resent: undefined }),
  };
}
