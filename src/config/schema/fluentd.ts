import * as v from 'valibot';
import { cpu, environment, image, memory, memoryReservation, secrets, stopTimeout } from './container.ts';
import { duration, form, whole } from './forms.ts';
import { stream } from './stream.ts';

export const fluentd = v.pipe(
  v.strictObject({
    image: image('The image built from the rendered fluentd/ folder', '${FLUENTD_IMAGE}'),
    cpu,
    memoryReservation,
    memory,
    port: v.optional(whole(1, 65_535, 'The port of the forward protocol'), 24224),
    timezone: v.optional(
      form(
        /^([+-](0\d|1[0-4]):?[0-5]\d|[A-Za-z_]+\/[A-Za-z0-9_+/-]+)$/,
        'an offset such as +09:00 or a name such as Asia/Tokyo',
        'The zone in which the day in the file names turns',
        'Asia/Tokyo',
      ),
      '+00:00',
    ),
    flushInterval: v.optional(duration('How often a file is finished for the batch', '2s'), '2s'),
    stopTimeout: stopTimeout(30),
    environment,
    secrets,
    streams: v.optional(v.pipe(v.array(stream), v.minLength(1), v.description('What is written where')), [
      { tag: 'app.access', path: '/fluentd/log/access' },
    ]),
  }),
  v.description('The container that receives the lines and writes the files'),
);
