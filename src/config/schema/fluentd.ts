import * as v from 'valibot';
import { cpu, environment, image, memory, memoryReservation, secrets, stopTimeout } from './container.ts';
import { duration, whole } from './forms.ts';
import { security } from './security.ts';
import { stream } from './stream.ts';
import { namedZone } from './timezone.ts';

export const fluentd = v.pipe(
  v.strictObject({
    image: image('The image built from the rendered fluentd/ folder', '${FLUENTD_IMAGE}'),
    cpu,
    memoryReservation,
    memory,
    port: v.optional(whole(1, 65_535, 'The port of the forward protocol'), 24224),
    timezone: v.optional(namedZone('The zone in which the day in the file names turns'), '+00:00'),
    flushInterval: v.optional(duration('How often what has come is written for the batch', '2s'), '2s'),
    acks: v.optional(
      v.pipe(
        v.picklist(['received', 'durable']),
        v.description(
          'When a sender gets its ack: once Fluentd has written the lines down, or once they are on the disk, which also outlives the host',
        ),
      ),
      'received',
    ),
    idHorizon: v.optional(
      whole(
        1000,
        100_000_000,
        'How many of the last ids are remembered, so that a record that is sent again is written once',
      ),
      1_000_000,
    ),
    security: v.optional(security, {}),
    stopTimeout: stopTimeout(30),
    environment,
    secrets,
    streams: v.optional(v.pipe(v.array(stream), v.minLength(1), v.description('What is written where')), [
      { tag: 'app.access', path: '/fluentd/log/access' },
    ]),
  }),
  v.description('The container that receives the lines and writes the files'),
);
