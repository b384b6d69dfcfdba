import * as v from 'valibot';
import { cluster } from './cluster.ts';
import { image, memory } from './container.ts';
import { form, text, whole } from './forms.ts';
import { orFalse } from './orFalse.ts';
import { largestCpu, largestMemory } from './task.ts';

const variable = (description: string, fallback: string) =>
  v.optional(form(/^[A-Za-z_]\w*$/, `a name such as ${fallback}`, description, fallback), fallback);

const forwarder = v.pipe(
  v.strictObject({
    image: image('The image built from images/forwarder', '${FORWARDER_IMAGE}'),
    cpu: v.optional(whole(0, largestCpu, 'CPU units of the container; 1024 are one vCPU'), 64),
    memoryReservation: v.optional(whole(6, largestMemory, 'Memory kept for the container, in MiB (soft limit)'), 128),
    memory,
    user: v.optional(text('The user that may read the files; by default that of the image', '1000')),
    volume: form(
      /^[A-Za-z0-9_-]{1,255}$/,
      'up to 255 letters, digits, - and _',
      'The volume of the app’s task that both containers see; one that the task does not have is added, and lives as long as the task',
      'app-logs',
    ),
    path: form(
      /^\/[^\s:]+$/,
      'an absolute path such as /var/log/app',
      'Where the app’s container has the volume, or gets it',
      '/var/log/app',
    ),
    files: v.pipe(
      v.array(
        form(
          /^(?!.*\.\.)[^\s/,][^\s,]*$/,
          'a pattern below the path such as access.log*',
          'A pattern below the path',
          'access.log*',
        ),
      ),
      v.minLength(1),
      v.description('Which files are sent, as patterns below the path'),
      v.examples([['access.log*']]),
    ),
    ca: v.optional(
      form(
        /^\/\S+$/,
        'an absolute path such as /etc/ssl/certs/ca.pem',
        'With fluentd.security.tls: the file of its image with the authorities that sign the certificate; by default those that Debian trusts',
        '/etc/ssl/certs/ca.pem',
      ),
    ),
    tag: v.optional(
      form(
        /^[A-Za-z0-9_.-]+$/,
        'a tag such as app.access',
        'The tag that the lines are sent with; by default that of the only stream',
        'app.access',
      ),
    ),
  }),
  v.description('A container beside the app’s that tails its files and sends them; nothing changes in the app'),
);

const section = v.strictObject({
  service: form(
    /^[A-Za-z0-9_-]{1,255}$/,
    'up to 255 letters, digits, - and _',
    'The ECS service that sends; it has to stand already',
    'web',
  ),
  cluster: v.optional(cluster('Its cluster, by name or ARN; by default that of the log service')),
  container: text('Its container that is told where to send', 'app'),
  variables: v.optional(
    v.pipe(
      v.strictObject({
        host: variable('The variable with the name to send to', 'FLUENTD_HOST'),
        port: variable('The variable with the port', 'FLUENTD_PORT'),
        sharedKey: variable(
          'The secret with fluentd.security.sharedKey, where nothing is forwarded',
          'FLUENTD_SHARED_KEY',
        ),
      }),
      v.description('How the variables are called that the container gets'),
    ),
    {},
  ),
  forwarder: v.optional(forwarder),
});

/** Unset: nothing is read or touched. `false`: what was added is taken away. */
export const app = v.pipe(
  orFalse(section),
  v.description('Who sends the lines: an existing service that is told where to; `false` takes that away again'),
);
