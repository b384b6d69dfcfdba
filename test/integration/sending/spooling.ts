/** A process that writes into a spool as fast as it can, and tells its parent the ids that send() resolved with. */
import { openSender } from '../../../examples/node/index.ts';

const [, , spool = ''] = process.argv;
const sender = openSender({ host: '127.0.0.1', port: 1, tag: 'app.access', spool, onEvent: () => undefined });
const ids: string[] = [];
for (let n = 0; ; n += 10) {
  const together = Array.from({ length: 10 }, (_, index) => sender.send({ message: `line ${n + index}` }));
  ids.push(...(await Promise.all(together)));
  if (n % 500 === 0) process.send?.(ids);
}
