/** Two workers of a cluster with one spool: each says whether it has it. */
import cluster from 'node:cluster';
import { openSender } from '../../../examples/node/index.ts';

const [, , spool = ''] = process.argv;
if (cluster.isPrimary) {
  for (const _ of [1, 2]) cluster.fork().on('message', (said) => process.send?.(said));
} else {
  const sender = openSender({ host: '127.0.0.1', port: 1, tag: 'app.access', spool, onEvent: () => undefined });
  await sender.send({ message: 'a' }).then(
    () => process.send?.('has it'),
    ({ message }) => process.send?.(message),
  );
  process.once('disconnect', () => process.exit());
}
