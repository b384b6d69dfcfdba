import * as v from 'valibot';
import { cpu, environment, image, memory, memoryReservation, secrets, stopTimeout } from './container.ts';

export const batch = v.pipe(
  v.strictObject({
    image: image('The image of the batch that runs beside Fluentd', '${BATCH_IMAGE}'),
    cpu,
    memoryReservation,
    memory,
    command: v.optional(
      v.pipe(
        v.array(
          v.pipe(v.string(), v.minLength(1), v.description('One word of the command, with at least one character')),
        ),
        v.minLength(1),
        v.description('What the container runs, each word an entry of its own'),
        v.examples([['cron', '-f']]),
      ),
      ['cron', '-f'],
    ),
    stopTimeout: stopTimeout(30),
    environment,
    secrets,
  }),
  v.description('The container that reads the files and fills the database'),
);
