import * as v from 'valibot';

/**
 * The one description of `legacy-log-ecs.yml`: the types, the defaults and the editors' JSON Schema
 * (`schema/legacy-log-ecs.schema.json`) all come from here. What a single value may be stands here;
 * what several values mean together stands in `rules.ts`.
 *
 * `issues.ts` makes sentences of it: a description says what a missing setting is, the first example shows
 * how to write it, and the message of a `regex` is the form that is wanted ("a duration such as 30s").
 */

const text = (description: string, example: string) =>
  v.pipe(v.string(), v.minLength(1), v.description(description), v.examples([example]));

const form = (pattern: RegExp, wanted: string, description: string, example: string) =>
  v.pipe(v.string(), v.regex(pattern, wanted), v.description(description), v.examples([example]));

const whole = (from: number, to: number, description: string) =>
  v.pipe(v.number(), v.integer(), v.minValue(from), v.maxValue(to), v.description(description));

const duration = (description: string, example: string) =>
  form(/^[1-9]\d{0,5}(ms|s|m|h|d)$/, 'a duration such as 30s, 5m or 6h', description, example);

/** As far as ECS looks at it. Source: ContainerDefinition's `image`, API reference of Amazon ECS. */
const image = (description: string, variable: string) =>
  form(
    /^[A-Za-z0-9][A-Za-z0-9_.:/#-]{0,254}(@sha256:[0-9A-Fa-f]{64})?$/,
    'an image such as registry/name:e6767fd9',
    description,
    variable,
  );

/** AWS's own ids are 8 or 17 hexadecimal digits; short made-up ones, as documentation uses, pass too. */
const id = (prefix: string, description: string) =>
  form(new RegExp(`^${prefix}-[0-9a-z]+$`), `an id such as ${prefix}-0a1b2c3d`, description, `${prefix}-0a1b2c3d`);

/** Any partition: aws, aws-cn, aws-us-gov. */
const role = (description: string) =>
  form(
    /^arn:aws[a-z-]*:iam::\d{12}:role\/.+$/,
    'the ARN of a role, arn:aws:iam::123456789012:role/name',
    description,
    'arn:aws:iam::123456789012:role/legacy-log',
  );

const label = '[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?';

// 196,608 units are the 192 vCPUs of the largest host; memory is bounded only so that a slip of the finger shows.
const largestCpu = 196_608;
const largestMemory = 33_554_432;

const cpu = v.optional(whole(0, largestCpu, 'CPU units of the container; 1024 are one vCPU'), 400);

const memoryReservation = v.optional(
  whole(6, largestMemory, 'Memory kept for the container, in MiB (soft limit)'),
  400,
);

const memory = v.optional(whole(6, largestMemory, 'Memory at which the container is killed, in MiB (hard limit)'));

const stopTimeout = (seconds: number) =>
  v.optional(whole(2, 3600, 'Seconds between SIGTERM and SIGKILL; at most 120 on Fargate'), seconds);

const environment = v.optional(
  v.pipe(v.record(v.string(), v.string()), v.description('Plain environment variables of the container')),
  {},
);

const secrets = v.optional(
  v.pipe(
    v.record(
      v.string(),
      v.pipe(
        v.string(),
        v.regex(
          /^(arn:aws[a-z-]*:(secretsmanager:[a-z0-9-]+:\d{12}:secret:[^\s:]+(:[^\s:]*){0,3}|ssm:[a-z0-9-]+:\d{12}:parameter\/\S+)|[A-Za-z0-9_./-]+)$/,
          'the ARN of a Secrets Manager secret or of a Parameter Store parameter, or the name of a parameter',
        ),
        v.examples(['arn:aws:secretsmanager:eu-west-1:123456789012:secret:database-url-AbCdEf']),
      ),
    ),
    v.description('Environment variables that ECS fills from Secrets Manager or Parameter Store at start'),
  ),
  {},
);

export const streamFormats = ['single_value', 'json', 'ltsv'] as const;

// Of what Fluentd would take, only that which means something: by a brace that is not closed, or a comma outside of
// braces, it matches nothing or something else. Braces within braces say no more than one pair.
const letter = '[A-Za-z0-9_*-]';
const parts = `${letter}+(\\.${letter}+)*`;
const piece = `(${letter}|\\{${parts}(,${parts})*\\})+`;

const stream = v.strictObject({
  tag: form(
    new RegExp(`^${piece}(\\.${piece})*$`),
    'a tag such as app.access, or a Fluentd match pattern such as app.** or app.{access,error}',
    'The tag that the senders give, or a Fluentd match pattern such as app.** or app.{access,error}',
    'app.access',
  ),
  path: form(
    /^\/[A-Za-z0-9._/-]+$/,
    'an absolute path such as /fluentd/log/access',
    'The folder in the shared volume that the batch reads: /fluentd/log or below it',
    '/fluentd/log/access',
  ),
  file: v.optional(
    form(
      /^[A-Za-z0-9._-]+$/,
      'a file name such as access_log',
      'How the names of the files begin; the day and the chunk follow',
      'access_log',
    ),
    'access_log',
  ),
  format: v.optional(
    v.pipe(v.picklist(streamFormats), v.description('How a record becomes a line of the file')),
    'single_value',
  ),
  messageKey: v.optional(
    form(
      /^[A-Za-z0-9_@.-]+$/,
      'the name of a key such as message',
      'With single_value: the record key that holds the line; by default message',
      'message',
    ),
  ),
});

export const volumeTypes = ['anonymous', 'docker', 'host', 'efs'] as const;

const volumeType = <const Type extends (typeof volumeTypes)[number]>(type: Type, description: string) =>
  v.pipe(v.literal(type), v.description(description));

const volume = v.pipe(
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

export const engines = ['postgres', 'mysql', 'mariadb'] as const;

/** The section that the Lambda reads; it validates nothing else. */
export const verifySchema = v.pipe(
  v.strictObject({
    logs: v.pipe(
      v.array(
        v.strictObject({
          group: form(
            /^[A-Za-z0-9_./#:-]{1,2048}$/,
            'the name of a log group such as /app/access',
            'The CloudWatch log group that the application writes to',
            '/app/access',
          ),
          // A query of Logs Insights has at most 10,000 characters, and the counting needs some of them.
          filter: v.optional(
            v.pipe(
              v.string(),
              v.minLength(1),
              v.maxLength(8000),
              v.description('A Logs Insights filter expression: which events are expected in the database'),
              v.examples(['status < 500']),
            ),
          ),
        }),
      ),
      v.minLength(1),
      v.maxLength(50),
      v.description('Where the same lines stand in CloudWatch Logs'),
    ),
    database: v.pipe(
      v.strictObject({
        engine: v.pipe(v.picklist(engines), v.description('The kind of database'), v.examples(['postgres'])),
        secret: form(
          /^(arn:aws[a-z-]*:secretsmanager:[a-z0-9-]+:\d{12}:secret:\S+|[A-Za-z0-9/_+=.@-]+)$/,
          'the ARN or the name of a Secrets Manager secret',
          'The Secrets Manager secret with the connection: a URL, or JSON as RDS writes it',
          'arn:aws:secretsmanager:eu-west-1:123456789012:secret:database-url-AbCdEf',
        ),
        table: form(
          /^[A-Za-z_][A-Za-z0-9_$]*(\.[A-Za-z_][A-Za-z0-9_$]*)?$/,
          'a plain name such as access_log, or with its schema logs.access_log',
          'The table that the batch fills, with its schema if it is not the default one',
          'access_log',
        ),
        time: form(
          /^[A-Za-z_][A-Za-z0-9_$]*$/,
          'a plain column name such as logged_at',
          'The column with the event’s time, the same instant that CloudWatch holds as @timestamp',
          'logged_at',
        ),
        measure: v.optional(
          form(
            /^(rows|sum\([A-Za-z_][A-Za-z0-9_]*\))$/,
            'rows, or sum(column)',
            'rows counts rows; sum(hits) adds up a column of an aggregated table',
            'rows',
          ),
          'rows',
        ),
        timezone: v.optional(
          form(
            /^[+-](0\d|1[0-4]):[0-5]\d$/,
            'an offset such as +09:00',
            'The offset of a time column that has no zone of its own',
            '+09:00',
          ),
          '+00:00',
        ),
      }),
      v.description('Where the batch puts the rows'),
    ),
    window: v.optional(duration('The length of a window; windows are aligned to the epoch', '5m'), '5m'),
    settle: v.optional(duration('How long after its end a window is first counted', '10m'), '10m'),
    deadline: v.optional(
      duration('How far back a run looks for windows; longer than the senders’ retries', '6h'),
      '6h',
    ),
    state: v.optional(text('Where the ledger of windows is kept, s3://bucket/prefix', 's3://bucket/prefix')),
  }),
  v.description('How the Lambda compares CloudWatch Logs with the database'),
);

const network = v.pipe(
  v.strictObject({
    vpc: id('vpc', 'The VPC in which the name is resolved'),
    subnets: v.pipe(
      v.array(id('subnet', 'A subnet')),
      v.minLength(1),
      v.maxLength(16),
      v.description('The subnets in which the task may run'),
      v.examples([['subnet-0a1b2c3d']]),
    ),
    securityGroups: v.pipe(
      v.array(id('sg', 'A security group')),
      v.minLength(1),
      v.maxLength(5),
      v.description('The security groups of the task; they let the senders in on the forward port'),
      v.examples([['sg-0a1b2c3d']]),
    ),
    assignPublicIp: v.optional(
      v.pipe(v.boolean(), v.description('Fargate only: give the task a public address')),
      false,
    ),
  }),
  v.description('Where the task runs'),
);

const discovery = v.pipe(
  v.strictObject({
    namespace: v.optional(
      form(
        new RegExp(`^(?=.{1,253}$)${label}(\\.${label})*$`),
        'a DNS name such as internal or logs.internal',
        'The private DNS namespace',
        'internal',
      ),
      'local',
    ),
    service: v.optional(
      form(
        new RegExp(`^${label}$`),
        'one DNS label such as fluentd: up to 63 letters, digits and -, no dots',
        'The name inside the namespace',
        'fluentd',
      ),
      'fluentd',
    ),
    ttl: v.optional(whole(0, 86_400, 'TTL of the A record, in seconds'), 10),
    soaTtl: v.optional(whole(0, 86_400, 'How long resolvers remember that the name does not exist, in seconds'), 10),
  }),
  v.description('The name by which the senders find Fluentd: <service>.<namespace>'),
);

const fluentd = v.pipe(
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

const batch = v.pipe(
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

/** The only values that CloudWatch Logs takes (PutRetentionPolicy). */
const retentions = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
] as const;

export const schema = v.pipe(
  v.strictObject({
    name: form(
      /^[A-Za-z0-9_-]{1,200}$/,
      'up to 200 letters, digits, - and _',
      'The name of the ECS service and of its task definition family',
      'access-log',
    ),
    region: v.optional(
      form(
        /^[a-z]{2,}(-[a-z]+)+-\d+$/,
        'a Region such as eu-west-1',
        'The AWS Region; by default AWS_REGION or AWS_DEFAULT_REGION of the environment',
        'eu-west-1',
      ),
    ),
    cluster: form(
      /^(arn:aws[a-z-]*:ecs:[a-z0-9-]+:\d{12}:cluster\/)?[A-Za-z0-9_-]{1,255}$/,
      'the name of a cluster, or arn:aws:ecs:eu-west-1:123456789012:cluster/name',
      'The ECS cluster, by name or ARN',
      'production',
    ),
    network,
    launchType: v.optional(v.pipe(v.picklist(['EC2', 'FARGATE']), v.description('What the task runs on')), 'EC2'),
    task: v.optional(
      v.pipe(
        v.strictObject({
          cpu: v.optional(whole(128, largestCpu, 'CPU units of the whole task')),
          memory: v.optional(whole(128, largestMemory, 'Memory of the whole task, in MiB')),
        }),
        v.description('The size of the whole task; required on Fargate'),
      ),
      {},
    ),
    roles: v.optional(
      v.pipe(
        v.strictObject({
          execution: v.optional(role('ARN of the task execution role: pulls images, reads secrets, writes logs')),
          task: v.optional(role('ARN of the task role: what the batch itself may do')),
        }),
        v.description('The IAM roles of the task'),
      ),
      {},
    ),
    discovery: v.optional(discovery, {}),
    fluentd,
    batch,
    volume: v.optional(volume, { type: 'anonymous' }),
    logs: v.optional(
      v.pipe(
        v.strictObject({
          group: v.optional(
            form(
              /^[A-Za-z0-9_./#-]{1,512}$/,
              'the name of a log group such as /ecs/access-log',
              'The log group of the two containers; by default /ecs/<name>',
              '/ecs/access-log',
            ),
          ),
          retentionDays: v.optional(
            v.pipe(
              v.picklist(retentions),
              v.description(
                'Days that the containers’ own output is kept; by default 30 in a group that a deploy makes, and one that is there already keeps its own',
              ),
            ),
          ),
        }),
        v.description('Where the output of the two containers goes'),
      ),
      {},
    ),
    app: v.optional(
      v.pipe(
        v.strictObject({
          service: text('The ECS service that sends', 'web'),
          container: text('Its container', 'app'),
        }),
        v.description('Who sends the lines'),
      ),
    ),
    verify: v.optional(verifySchema),
    tags: v.optional(v.pipe(v.record(v.string(), v.string()), v.description('Tags of everything that is made')), {}),
  }),
  v.title('legacy-log-ecs'),
  v.description('One Fluentd service on ECS, the batch as its sidecar, and what verifies them'),
);

/** A configuration with every default filled in. */
export type Config = v.InferOutput<typeof schema>;
export type Stream = Config['fluentd']['streams'][number];
export type Verify = v.InferOutput<typeof verifySchema>;
