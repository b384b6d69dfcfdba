import * as v from 'valibot';
import { form, id } from './forms.ts';

const types = ['anonymous', 'docker', 'host', 'efs'] as const;

const volumeType = <const Type extends (typeof types)[number]>(type: Type, description: string) =>
  v.pipe(v.literal(type), v.description(description));

export const volume = v.pipe(
  v.variant('type', [
    v.strictObject({
      type: volumeType('anonymous', 'The image’s VOLUME: new for every task, gone with it'),
    }),
    v.strictObject({
      type: volumeType('docker', 'A Docker volume that the tasks of one EC2 host share'),
      name: v.optional(
        form(
          /^[A-Za-z0-9_-]{1,255}$/,
          'up to 255 letters, digits, - and _',
          'The Docker volume, shared by the tasks of a host',
          'access-log',
        ),
      ),
    }),
    v.strictObject({
      type: volumeType('host', 'A folder of one EC2 host'),
      path: form(
        /^\/\S+$/,
        'an absolute path such as /var/lib/legacy-log',
        'A folder of the EC2 host that Fluentd’s user (uid 999) may write to; Docker makes an absent one for root alone',
        '/var/lib/legacy-log',
      ),
    }),
    v.strictObject({
      type: volumeType('efs', 'Amazon EFS: outlives tasks and hosts'),
      fileSystem: id('fs', 'The file system, fs-…'),
      accessPoint: v.optional(id('fsap', 'The access point, fsap-…, which also sets the owner of the files')),
      rootDirectory: v.optional(
        form(
          /^\/\S*$/,
          'an absolute path such as /legacy-log',
          'The folder of the file system; not together with an access point',
          '/legacy-log',
        ),
      ),
    }),
  ]),
  v.description('What carries the files from Fluentd to the batch'),
);
