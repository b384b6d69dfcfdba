import { describe, expect, test } from 'vitest';
import { quiet, read, sound } from './reading.ts';

describe('a single setting that is wrong', () => {
  test('a name that is not known: the nearest one, the section where it belongs, or those that are known', () => {
    expect(read(sound.replace('namespace', 'namspace'))).toMatchInlineSnapshot(`
      "c.yml:4:14  discovery.namspace is not a known setting
        hint: did you mean "namespace"?"
    `);
    expect(read(`${sound}port: 24224\n`)).toMatchInlineSnapshot(`
      "c.yml:10:1  port is not a known setting
        hint: it belongs at fluentd.port or app.variables.port or verify.database.port"
    `);
    expect(read(`${sound}app: { service: web, container: app, color: red }\n`)).toMatchInlineSnapshot(`
      "c.yml:10:38  app.color is not a known setting
        hint: known here: service, cluster, container, variables, forwarder"
    `);
    expect(read(sound.replace('type: efs', 'type: host, path: /log'))).toMatchInlineSnapshot(`
      "c.yml:5:17  warning: Fluentd (uid 999 in the official image) has to be allowed to write to /log on each host: Docker makes an absent folder for root alone
        hint: make it when a host starts, in its user data: \`install -d -o 999 -g 999 /log\`
      c.yml:5:35  volume.fileSystem is not a known setting
        hint: "fileSystem" belongs to type: efs; known here: type, path
      c.yml:5:54  volume.accessPoint is not a known setting
        hint: "accessPoint" belongs to type: efs; known here: type, path"
    `);
  });

  test('a name that is known in several places, and a slip in a form of a volume', () => {
    expect(read(`${sound}image: registry/x:1\n`)).toMatchInlineSnapshot(`
      "c.yml:10:1  image is not a known setting
        hint: it belongs at fluentd.image or batch.image or app.forwarder.image"
    `);
    expect(read(sound.replace('fileSystem', 'fileSytem'))).toMatchInlineSnapshot(`
      "c.yml:5:22  volume.fileSytem is not a known setting
        hint: did you mean "fileSystem"?"
    `);
  });

  test('several unknown names of one section are all reported, names of every object too', () => {
    expect(read(`${sound}logs: { one: 1, constructor: 2, __proto__: 3 }\n`)).toMatchInlineSnapshot(`
      "c.yml:10:9  logs.one is not a known setting
        hint: known here: group, retentionDays
      c.yml:10:17  logs.constructor is not a known setting
        hint: known here: group, retentionDays
      c.yml:10:33  logs.__proto__ is not a known setting
        hint: known here: group, retentionDays"
    `);
    expect(read(`${sound}tags: { constructor: a }\n`)).toMatchInlineSnapshot(`
      "c.yml:10:9  tags.constructor cannot be used
        hint: choose another name"
    `);
  });

  test('a name that other sections have too', () => {
    const text = `${sound}verify: { logs: [{ name: /app }], database: { engine: mysql, secret: db, table: t, time: at } }\n`;
    expect(read(text)).toMatchInlineSnapshot(`
      "c.yml:10:18  verify.logs[0].group is missing
        hint: The CloudWatch log group that the application writes to, by name or ARN; for example \`group: /app/access\`
      c.yml:10:20  verify.logs[0].name is not a known setting
        hint: it belongs at the top of the file or verify.database.name; known here: group, from, until, filter, parse, fields, time, line"
    `);
  });

  test('a merge key', () => {
    expect(read(sound.replace('batch:\n', 'batch:\n  environment: { <<: { A: b } }\n'))).toMatchInlineSnapshot(`
      "c.yml:9:18  batch.environment.<< is not a known setting
        hint: merge keys are not YAML 1.2: write the settings out"
    `);
    expect(read(`${sound}logs: &logs { retentionDays: 30 }\ntask:\n  <<: *logs\n`)).toMatchInlineSnapshot(`
      "c.yml:12:3  task.<< is not a known setting
        hint: merge keys are not YAML 1.2: write the settings out"
    `);
  });

  test('one that is missing: what it is, and how to write it', () => {
    expect(read('name: access-log\nfluentd:\n  port: 24224\nbatch: {}\n')).toMatchInlineSnapshot(`
      "c.yml:1:1  cluster is missing
        hint: The ECS cluster, by name or ARN; for example \`cluster: production\`
      c.yml:1:1  network is missing
        hint: Where the task runs; it needs vpc, subnets, securityGroups
      c.yml:1:1  warning: with an anonymous volume each redeploy and each crash loses every line that the batch has not ingested yet (measured: 15 to 18 thousand of 60 thousand)
        hint: use a volume that outlives the task: \`volume: { type: efs, fileSystem: … }\`; on a single EC2 host docker and host keep the files too
      c.yml:2:1  fluentd.image is missing
        hint: The image built from the rendered fluentd/ folder; for example \`image: \${FLUENTD_IMAGE}\`
      c.yml:4:1  batch.image is missing
        hint: The image of the batch that runs beside Fluentd; for example \`image: \${BATCH_IMAGE}\`"
    `);
  });

  test('one that is written without a value', () => {
    expect(read(`${sound}verify:\ntask:\n`)).toMatchInlineSnapshot(`
      "c.yml:10:8  verify has no value
        hint: How the verification compares CloudWatch Logs with the database; it needs logs, database; or take the line out
      c.yml:11:6  task has no value
        hint: The size of the whole task; required on Fargate; or take the line out"
    `);
    expect(read(sound.replace('registry/batch:e6767fd9', ''))).toMatchInlineSnapshot(`
      "c.yml:9:10  batch.image has no value
        hint: The image of the batch that runs beside Fluentd; for example \`image: \${BATCH_IMAGE}\`"
    `);
    expect(read(sound.replace('registry/batch:e6767fd9', '""'))).toMatchInlineSnapshot(`
      "c.yml:9:10  batch.image must be an image such as registry/name:e6767fd9, not ""
        hint: The image of the batch that runs beside Fluentd; for example \`image: \${BATCH_IMAGE}\`"
    `);
  });

  test('a number in quotes, a text without them, a choice of another type', () => {
    expect(read(sound.replace('batch:\n', 'batch:\n  cpu: "10"\n'))).toMatchInlineSnapshot(`
      "c.yml:9:8  batch.cpu must be a number, not the text "10"
        hint: write 10 without quotes"
    `);
    expect(read(sound.replace('production', '10'))).toMatchInlineSnapshot(`
      "c.yml:2:10  cluster must be text, not the number 10
        hint: write "10" in quotes"
    `);
    expect(read(sound.replace('vpc-0a1b', '10'))).toMatchInlineSnapshot(`
      "c.yml:3:17  network.vpc must be text, not the number 10
        hint: The VPC in which the name is resolved; for example \`vpc: vpc-0a1b2c3d\`"
    `);
    expect(read(`${sound}logs: { retentionDays: "30" }\n`)).toMatchInlineSnapshot(`
      "c.yml:10:24  logs.retentionDays cannot be "30"
        hint: write 30 without quotes"
    `);
    expect(read(sound.replace('sg-0a]', 'sg-0a], assignPublicIp: yes'))).toMatchInlineSnapshot(`
      "c.yml:3:101  network.assignPublicIp must be true or false, not the text "yes"
        hint: write true or false"
    `);
  });

  test.each(['10"', '"10', 'x10', '1.x', '-'])('the text %s has no number to write without quotes', (cpu) => {
    expect(read(sound.replace('batch:\n', `batch:\n  cpu: '${cpu}'\n`))).toContain('a whole number from 0 to');
  });

  test('a fraction, and true or false, in quotes', () => {
    expect(read(sound.replace('batch:\n', 'batch:\n  cpu: "1.25"\n'))).toContain('write 1.25 without quotes');
    const isPublic = (value: string) => read(sound.replace('sg-0a]', `sg-0a], assignPublicIp: "${value}"`));
    expect(isPublic('true')).toContain('hint: write true without quotes');
    expect(isPublic('false')).toContain('hint: write false without quotes');
  });

  test('a number that YAML reads as another is shown as it is written', () => {
    expect(
      read(`${sound}tags: { a: 1.10, b: 0123, c: 1e3, d: 12345678901234567890, e: 0x1F, f: TRUE }\n`),
    ).toMatchInlineSnapshot(`
      "c.yml:10:12  tags.a must be text, not the number 1.10
        hint: write "1.10" in quotes
      c.yml:10:21  tags.b must be text, not the number 0123
        hint: write "0123" in quotes
      c.yml:10:30  tags.c must be text, not the number 1e3
        hint: write "1e3" in quotes
      c.yml:10:38  tags.d must be text, not the number 12345678901234567890
        hint: write "12345678901234567890" in quotes
      c.yml:10:63  tags.e must be text, not the number 0x1F
        hint: write "0x1F" in quotes
      c.yml:10:72  tags.f must be text, not TRUE
        hint: write "TRUE" in quotes"
    `);
    expect(read(sound.replace('batch:\n', '  cpu: 1e9\n  port: 8080.50\nbatch:\n'))).toMatchInlineSnapshot(`
      "c.yml:8:8  fluentd.cpu is 1e9, which is out of its range
        hint: CPU units of the container; 1024 are one vCPU: a whole number from 0 to 196608
      c.yml:9:9  fluentd.port must be a whole number, not 8080.50
        hint: The port of the forward protocol: a whole number from 1 to 65535"
    `);
    expect(read(`${sound}logs: { retentionDays: 030.50 }\n`)).toContain('logs.retentionDays cannot be 030.50\n');
    expect(read(`${sound}tags: { a: &a 1.10 }\napp: { service: *a, container: app }\n`)).toContain(
      'app.service must be text, not the number 1.10',
    );
  });

  test('one value for a list, a list for a section, a word for a section', () => {
    expect(read(sound.replace('[sg-0a]', 'sg-0a'))).toMatchInlineSnapshot(`
      "c.yml:3:76  network.securityGroups must be a list, not the text "sg-0a"
        hint: write [sg-0a]"
    `);
    expect(read(sound.replace('[sg-0a]', '"sg-0a, sg-0b"'))).toContain('hint: write [sg-0a, sg-0b]');
    expect(read(sound.replace('batch:\n', 'batch:\n  command: cron -f\n'))).toMatchInlineSnapshot(`
      "c.yml:9:12  batch.command must be a list, not the text "cron -f"
        hint: write [cron, -f]"
    `);
    expect(read(sound.replace('batch:\n', `batch:\n  command: sh -c 'a "b"'\n`))).toMatchInlineSnapshot(`
      "c.yml:9:12  batch.command must be a list, not the text "sh -c 'a \\"b\\"'"
        hint: What the container runs, each word an entry of its own; for example \`command: [cron, -f]\`"
    `);
    expect(
      read(sound.replace('batch:\n', '  streams: { tag: a, path: /fluentd/log }\nbatch:\n')),
    ).toMatchInlineSnapshot(`
      "c.yml:8:12  fluentd.streams must be a list, not a mapping
        hint: write a list of entries, each with tag, path: \`- tag: …\`"
    `);
    expect(read(sound.replace('  image: registry/batch', '  image:registry/batch'))).toMatchInlineSnapshot(`
      "c.yml:9:3  batch must be a mapping of settings, not the text "image:registry/batch:e6767fd9"
        hint: a space belongs after the colon: \`image: …\`"
    `);
    expect(read(`${sound}app:\n  - service: web\n`)).toMatchInlineSnapshot(`
      "c.yml:11:3  app must be a mapping of settings, not a list
        hint: take the dashes or the [ ] away: service: …, cluster: …, container: …, variables: …, forwarder: …"
    `);
    expect(read(`${sound}task: small\n`)).toMatchInlineSnapshot(`
      "c.yml:10:7  task must be a mapping of settings, not the text "small"
        hint: its settings stand below it, indented: cpu, memory"
    `);
    expect(read(`${sound}task: 1024\n`)).toMatchInlineSnapshot(`
      "c.yml:10:7  task must be a mapping of settings, not the number 1024
        hint: its settings stand below it, indented: cpu, memory"
    `);
    expect(read(`${sound}tags: [team]\n`)).toMatchInlineSnapshot(`
      "c.yml:10:7  tags must be a mapping of settings, not a list
        hint: take the dashes or the [ ] away: NAME: …"
    `);
    expect(read(`${sound.replace(/volume: .*/, 'volume: [efs]')}`)).toMatchInlineSnapshot(`
      "c.yml:5:9  volume must be a mapping of settings, not a list
        hint: take the dashes or the [ ] away: type: …"
    `);
    expect(read(`${sound}tags: small\n`)).toMatchInlineSnapshot(`
      "c.yml:10:7  tags must be a mapping of settings, not the text "small"
        hint: write NAME: value below it"
    `);
  });

  test('a value that is no choice', () => {
    expect(read(`${sound}launchType: Fargte\n`)).toMatchInlineSnapshot(`
      "c.yml:10:13  launchType cannot be "Fargte"
        hint: did you mean FARGATE? allowed: EC2, FARGATE"
    `);
    expect(read(`${sound}logs: { retentionDays: 31 }\n`)).toMatchInlineSnapshot(`
      "c.yml:10:24  logs.retentionDays cannot be 31
        hint: did you mean 30? allowed: 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653"
    `);
    expect(read(`${sound}logs: { retentionDays: 4 }\n`)).toContain('hint: did you mean 3? allowed: 1, 3, 5');
    expect(read(`${sound}logs: { retentionDays: "" }\n`)).toContain('hint: allowed: 1, 3, 5');
    expect(read(`${sound}launchType: [FARGATE]\n`)).toMatchInlineSnapshot(`
      "c.yml:10:13  launchType has a value that is not allowed
        hint: allowed: EC2, FARGATE"
    `);
    expect(read(`${sound}logs: { retentionDays: forever }\n`)).toMatchInlineSnapshot(`
      "c.yml:10:24  logs.retentionDays cannot be "forever"
        hint: allowed: 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653"
    `);
  });

  test('a number out of its range, or with a fraction', () => {
    expect(read(sound.replace('batch:\n', '  port: 70000\nbatch:\n'))).toMatchInlineSnapshot(`
      "c.yml:8:9  fluentd.port is 70000, which is out of its range
        hint: The port of the forward protocol: a whole number from 1 to 65535"
    `);
    expect(read(sound.replace('batch:\n', '  port: 0\nbatch:\n'))).toMatchInlineSnapshot(`
      "c.yml:8:9  fluentd.port is 0, which is out of its range
        hint: The port of the forward protocol: a whole number from 1 to 65535"
    `);
    expect(read(sound.replace('batch:\n', '  cpu: 0.5\nbatch:\n'))).toMatchInlineSnapshot(`
      "c.yml:8:8  fluentd.cpu must be a whole number, not 0.5
        hint: CPU units of the container; 1024 are one vCPU: a whole number from 0 to 196608"
    `);
  });

  test('a number with its unit, and one that is none', () => {
    const wrong = '  memoryReservation: 400Mi\n  stopTimeout: 30s\n  cpu: .inf\nbatch:\n';
    expect(read(sound.replace('batch:\n', wrong))).toMatchInlineSnapshot(`
      "c.yml:8:22  fluentd.memoryReservation must be a number, not the text "400Mi"
        hint: Memory kept for the container, in MiB (soft limit): a whole number from 6 to 33554432
      c.yml:9:16  fluentd.stopTimeout must be a number, not the text "30s"
        hint: Seconds between SIGTERM and SIGKILL; at most 120 on Fargate: a whole number from 2 to 3600
      c.yml:10:8  fluentd.cpu must be a whole number, not .inf
        hint: CPU units of the container; 1024 are one vCPU: a whole number from 0 to 196608"
    `);
  });

  test('17 subnets, and none', () => {
    const seventeen = 'a b c d e f g h i j k l m n o p q'.replace(/\w/g, 'subnet-$&').replaceAll(' ', ', ');
    expect(read(sound.replace('subnet-0a, subnet-0b', seventeen))).toMatchInlineSnapshot(`
      "c.yml:3:36  network.subnets has 17 entries
        hint: from 1 to 16 entries"
    `);
    expect(read(sound.replace('subnet-0a, subnet-0b', ''))).toMatchInlineSnapshot(`
      "c.yml:3:36  network.subnets is an empty list
        hint: from 1 to 16 entries"
    `);
  });

  test('a volume: one clear sentence for each mistake', () => {
    const volume = (text: string) =>
      read(sound.replace('{ type: efs, fileSystem: fs-0a, accessPoint: fsap-0a }', text));
    expect(volume('{ type: esf }')).toMatchInlineSnapshot(`
      "c.yml:5:17  volume.type cannot be "esf"
        hint: did you mean efs? allowed: anonymous, docker, host, efs"
    `);
    expect(volume('{ name: logs }')).toMatchInlineSnapshot(`
      "c.yml:5:1  volume.type is missing
        hint: What carries the files from Fluentd to the batch: one of anonymous, docker, host, efs"
    `);
    expect(volume('efs')).toMatchInlineSnapshot(`
      "c.yml:5:9  volume must be a mapping of settings, not the text "efs"
        hint: write { type: … }, one of anonymous, docker, host, efs"
    `);
    expect(volume('{ type: efs, fileSystem: vol-1 }')).toMatchInlineSnapshot(`
      "c.yml:5:17  warning: without an access point Fluentd (uid 999 in the official image) has to be allowed to write to the root of the file system, which at first is root’s alone
        hint: name one that makes its folder for uid and gid 999: \`accessPoint: fsap-…\`
      c.yml:5:34  volume.fileSystem must be an id such as fs-0a1b2c3d, not "vol-1"
        hint: The file system, fs-…; for example \`fileSystem: fs-0a1b2c3d\`"
    `);
    expect(volume('{ type: host }')).toMatchInlineSnapshot(`
      "c.yml:5:1  volume.path is missing
        hint: A folder of the EC2 host that Fluentd’s user (uid 999) may write to; Docker makes an absent one for root alone; for example \`path: /var/lib/legacy-log\`"
    `);
  });
});

describe('the form of a text', () => {
  test('is said in words for each setting that has one', () => {
    const text = `name: "?"
region: "?"
cluster: "?"
network: { vpc: "?", subnets: ["?"], securityGroups: ["?"] }
roles: { execution: "?" }
discovery: { namespace: "?", service: "?" }
fluentd:
  image: "?"
  timezone: "?"
  flushInterval: "?"
  security: { sharedKey: "?", tls: { certificate: "?", key: "?" } }
  streams:
    - { tag: "?", path: "?", file: "?", keys: ["?"], messageKey: "?", fields: ["?"], id: "?", maxLine: "?", rotate: { size: "?" } }
batch: { image: r/b:1, secrets: { KEY: "?" } }
logs: { group: "?" }
verify:
  logs: [{ group: "?" }]
  database: { engine: mysql, secret: "?", table: "?", time: "?", measure: "?", timezone: "?" }
`;
    const host = sound.replace(/volume: .*/, 'volume: { type: host, path: "?" }');
    const docker = sound.replace(/volume: .*/, 'volume: { type: docker, name: "?" }');
    const efs = sound.replace(/volume: .*/, 'volume: { type: efs, fileSystem: fs-1, rootDirectory: "?" }');
    const problems = [text, host, docker, efs].map((file) => read(file)).join('\n');
    expect(problems.match(/\S+ must be .*/g)?.join('\n')).toMatchInlineSnapshot(`
      "name must be up to 200 letters, digits, - and _, not "?"
      region must be a Region such as eu-west-1, not "?"
      cluster must be the name of a cluster, or arn:aws:ecs:eu-west-1:123456789012:cluster/name, not "?"
      network.vpc must be an id such as vpc-0a1b2c3d, not "?"
      network.subnets[0] must be an id such as subnet-0a1b2c3d, not "?"
      network.securityGroups[0] must be an id such as sg-0a1b2c3d, not "?"
      roles.execution must be the ARN of a role, arn:aws:iam::123456789012:role/name, not "?"
      discovery.namespace must be a DNS name such as internal or logs.internal, not "?"
      discovery.service must be one DNS label such as fluentd: up to 63 letters, digits and -, no dots, not "?"
      fluentd.image must be an image such as registry/name:e6767fd9, not "?"
      fluentd.timezone must be an offset such as +09:00 or a name such as Asia/Tokyo, not "?"
      fluentd.flushInterval must be a duration such as 30s, 5m or 6h, not "?"
      fluentd.security.sharedKey must be the ARN of a Secrets Manager secret or of a Parameter Store parameter, or the name of a parameter that begins with /
      fluentd.security.tls.certificate must be the ARN of a Secrets Manager secret or of a Parameter Store parameter, or the name of a parameter that begins with /
      fluentd.security.tls.key must be the ARN of a Secrets Manager secret or of a Parameter Store parameter, or the name of a parameter that begins with /
      fluentd.streams[0].tag must be a tag such as app.access, or a Fluentd match pattern such as app.** or app.{access,error}, not "?"
      fluentd.streams[0].path must be an absolute path such as /fluentd/log/access, not "?"
      fluentd.streams[0].file must be a file name such as access_log, or with append one with a date such as access_log.%Y%m%d, not "?"
      fluentd.streams[0].keys[0] must be the name of a key such as message, not "?"
      fluentd.streams[0].messageKey must be the name of a key such as message, not "?"
      fluentd.streams[0].fields[0] must be the name of a key such as message, not "?"
      fluentd.streams[0].id must be the name of a key such as message, not "?"
      fluentd.streams[0].maxLine must be a size such as 512k, 1m or 2g, not "?"
      fluentd.streams[0].rotate.size must be a size such as 512k, 1m or 2g, not "?"
      batch.secrets.KEY must be the ARN of a Secrets Manager secret or of a Parameter Store parameter, or the name of a parameter
      logs.group must be the name of a log group such as /ecs/access-log, not "?"
      verify.logs[0].group must be the name of a log group such as /app/access, or its ARN, not "?"
      verify.database.secret must be the ARN or the name of a Secrets Manager secret
      verify.database.measure must be rows, or sum(column), not "?"
      verify.database.timezone must be a name such as Asia/Tokyo or an offset such as +09:00, not "?"
      volume.path must be an absolute path such as /var/lib/legacy-log, not "?"
      volume.name must be up to 255 letters, digits, - and _, not "?"
      volume.rootDirectory must be an absolute path such as /legacy-log, not "?""
    `);
  });

  test.each([
    {
      name: 'a VPC',
      wrong: sound.replace('vpc-0a1b', 'vpc_1'),
      says: 'network.vpc must be an id such as vpc-0a1b2c3d',
    },
    {
      name: 'a subnet',
      wrong: sound.replace('subnet-0b', 'sn-1'),
      says: 'network.subnets[1] must be an id such as subnet-0a1b2c3d',
    },
    {
      name: 'a security group',
      wrong: sound.replace('[sg-0a]', '[web]'),
      says: 'network.securityGroups[0] must be an id such as sg-0a1b2c3d',
    },
    {
      name: 'an access point',
      wrong: sound.replace('fsap-0a', 'fs-0a'),
      says: 'volume.accessPoint must be an id such as fsap-0a1b2c3d',
    },
    {
      name: 'a cluster',
      wrong: sound.replace('production', 'a/b'),
      says: 'cluster must be the name of a cluster, or arn:aws:ecs',
    },
    { name: 'a role', wrong: `${sound}roles: { task: batch }\n`, says: 'roles.task must be the ARN of a role' },
    {
      name: 'a namespace',
      wrong: sound.replace('internal', 'in_ternal'),
      says: 'discovery.namespace must be a DNS name',
    },
    {
      name: 'a service with a dot',
      wrong: sound.replace('internal', 'internal, service: a.b'),
      says: 'discovery.service must be one DNS label',
    },
    { name: 'a Region', wrong: `${sound}region: Ireland\n`, says: 'region must be a Region such as eu-west-1' },
    {
      name: 'an image with a space',
      wrong: sound.replace('registry/batch', 'registry/my batch'),
      says: 'batch.image must be an image such as registry/name:e6767fd9',
    },
    {
      name: 'an image that a shell would fill in',
      wrong: sound.replace('registry/batch:e6767fd9', '$BATCH_IMAGE'),
      says: 'batch.image must be an image',
    },
    {
      name: 'an offset that no clock has',
      wrong: sound.replace('batch:\n', '  timezone: "+25:00"\nbatch:\n'),
      says: 'fluentd.timezone must be an offset such as +09:00',
    },
    {
      name: 'a duration',
      wrong: sound.replace('batch:\n', '  flushInterval: 2 s\nbatch:\n'),
      says: 'fluentd.flushInterval must be a duration such as 30s',
    },
    {
      name: 'a duration as a number',
      wrong: sound.replace('batch:\n', '  flushInterval: 2\nbatch:\n'),
      says: 'fluentd.flushInterval must be text, not the number 2',
    },
  ])('$name', ({ wrong, says }) => {
    expect(read(wrong)).toContain(says);
  });

  test.each([
    { name: 'ids of AWS’s own length', right: sound.replace('vpc-0a1b', 'vpc-0123456789abcdef0') },
    {
      name: 'a cluster’s ARN',
      right: sound.replace('production', 'arn:aws:ecs:eu-west-1:123456789012:cluster/production'),
    },
    {
      name: 'an ARN of another partition',
      right: `${sound}roles: { task: "arn:aws-us-gov:iam::123456789012:role/a/b" }\n`,
    },
    { name: 'a namespace of several labels', right: sound.replace('internal', 'logs.example.internal') },
  ])('$name is right', ({ right }) => {
    expect(read(right)).toBe('');
  });
});

describe('the tag of a stream', () => {
  const tagged = (tag: string) =>
    read(sound.replace('batch:\n', `  streams: [{ tag: ${JSON.stringify(tag)}, path: /fluentd/log/a }]\nbatch:\n`));

  test.each(['app.access', 'app.**', '**', 'app.{a,b}', 'app.{a.b,c-*}.x', '{a,b}_{c,d}.**', '{a}'])(
    'may be %s',
    (tag) => {
      expect(tagged(tag)).toBe('');
    },
  );

  test.each([
    '}x{',
    '{}',
    'app.{}',
    'app.{a',
    'app.a}',
    'a,b',
    'app.{a,}',
    'app.{,a}',
    'app.{a,,b}',
    'app.{a.,b}',
    'app a',
    'app..a',
    '.a',
  ])('is not %s, by which Fluentd matches nothing or something else', (tag) => {
    expect(tagged(tag)).toContain('c.yml:8:20  fluentd.streams[0].tag must be a tag such as app.access, or a Fluentd');
  });

  test('has no braces within braces, for one pair says the same', () => {
    expect(tagged('{a,{b,c}}')).toContain('fluentd.streams[0].tag must be a tag');
    expect(tagged('{a,b,c}')).toBe('');
  });

  test('is judged in time, however long', () => {
    expect(tagged(`${'a{b,c}'.repeat(5000)}!`)).toContain('fluentd.streams[0].tag must be a tag');
  });
});

describe('what is secret is not shown', () => {
  test('a secret that was written into the file is not repeated', () => {
    const wrong = sound.replace('batch:\n', 'batch:\n  secrets: { DATABASE_URL: "postgres://app:hunter2@db/log" }\n');
    expect(read(wrong)).toMatchInlineSnapshot(`
      "c.yml:9:12  batch.secrets needs roles.execution: ECS reads secrets by that role
        hint: write \`roles: { execution: arn:aws:iam::123456789012:role/name }\`
      c.yml:9:28  batch.secrets.DATABASE_URL must be the ARN of a Secrets Manager secret or of a Parameter Store parameter, or the name of a parameter
        hint: a secret’s own value never stands in this file: keep it in AWS and name it here"
    `);
  });

  test('nor one that stands in place of the database’s secret', () => {
    const verify =
      'verify: { logs: [{ group: /app }], database: { engine: mysql, secret: "hunter 2", table: t, time: a } }';
    expect(read(`${sound}${verify}\n`)).toMatchInlineSnapshot(`
      "c.yml:10:71  verify.database.secret must be the ARN or the name of a Secrets Manager secret
        hint: a secret’s own value never stands in this file: keep it in AWS and name it here"
    `);
  });

  test('nor what stands in place of the ARN of a secret, or of a section with one', () => {
    const secret = sound.replace('batch:\n', 'batch:\n  secrets: { DATABASE_URL: "hunter 2" }\n');
    const database = `${sound}verify: { logs: [{ group: /app }], database: "hunter 2" }\n`;
    expect(read(secret)).toContain('batch.secrets.DATABASE_URL must be the ARN');
    expect(read(database)).toContain('verify.database must be a mapping of settings, not text\n');
    expect([secret, database].map((text) => read(text)).join('\n')).not.toContain('hunter');
  });

  test('nor one that stands where no secret is expected', () => {
    const database = `${sound}verify: { logs: [{ group: /app }], database: "postgres://app:hunter2@db/log" }\n`;
    const command = sound.replace('batch:\n', 'batch:\n  command: load postgres://app:hunter2@db/log\n');
    const name = sound.replace('batch:\n', 'batch:\n  environment: { PASSWORD=hunter2 }\n');
    expect(read(name)).toMatchInlineSnapshot(`
      "c.yml:9:18  batch.environment["PASSWORD=…"] has no value
        hint: a value has to stand here; or take the line out
      c.yml:9:18  batch.environment holds a name that is empty or has a space or = in it
        hint: write a name such as DATABASE_URL"
    `);
    expect([database, command, name].map((text) => read(text)).join('\n')).not.toContain('hunter2');
  });

  test('nor the value of a variable of a container', () => {
    expect(read(sound.replace('batch:\n', 'batch:\n  environment: { ON: true }\n'))).toContain(
      'batch.environment.ON must be text, not true or false\n',
    );
    const wrong = sound.replace('batch:\n', 'batch:\n  environment: { PIN: 4711, KEY: "a${b" }\n');
    expect(read(wrong)).toMatchInlineSnapshot(`
      "c.yml:9:23  batch.environment.PIN must be text, not a number
        hint: put the value in quotes
      c.yml:9:34  batch.environment.KEY holds a \${…} that is not a variable
        hint: only \${NAME} is filled in, with no default; a literal \${ is written $\${"
    `);
  });

  test('nor what a variable of the workflow holds, wherever it stands', () => {
    const variables = { WHERE: 'hunter2 hunter2' };
    expect(read(sound.replace('batch:\n', '  port: ${PORT}\nbatch:\n'), { variables: { PORT: '70000' } })).toContain(
      'fluentd.port is out of its range\n',
    );
    const wrong = sound.replace('production', '${WHERE}').replace('batch:\n', '  port: ${WHERE}\nbatch:\n');
    expect(read(wrong, { variables })).toMatchInlineSnapshot(`
      "c.yml:2:10  cluster must be the name of a cluster, or arn:aws:ecs:eu-west-1:123456789012:cluster/name
        hint: The ECS cluster, by name or ARN; for example \`cluster: production\`
      c.yml:8:9  fluentd.port must be a number, not text
        hint: The port of the forward protocol: a whole number from 1 to 65535"
    `);
  });
});

test('at one place errors come before warnings', () => {
  expect(read(sound.replace('production', '&a "b c"')).match(/^c\S+ {2}(warning: )?\w+/gm)).toEqual([
    'c.yml:2:13  cluster',
    'c.yml:2:13  warning: cluster',
  ]);
});

test('all problems come in one run, in the order of the file, and none that only follows from another', () => {
  const text = `${quiet.replace('namespace', 'namspace').replace('vpc-0a1b', 'vpc')}launchType: FARGATE
task: { cpu: 256, memroy: 512 }
fluentd:
  image: \${FLUENTD_IMAGE}
  port: 70000
  streams:
    - { tag: app.access, path: /fluentd/log/access }
    - { tag: app.access, path: /fluentd/log/access }
batch:
  imgae: registry/batch:1
  cpu: many
  command: []
verify: { window: 1s, logs: [{ group: /app }], database: { engine: mysq, secret: db, table: a.b.c, time: at } }
`;
  expect(read(text)).toMatchInlineSnapshot(`
    "c.yml:3:17  network.vpc must be an id such as vpc-0a1b2c3d, not "vpc"
      hint: The VPC in which the name is resolved; for example \`vpc: vpc-0a1b2c3d\`
    c.yml:4:14  discovery.namspace is not a known setting
      hint: did you mean "namespace"?
    c.yml:6:13  Fargate needs the region: its log driver cannot find it out
      hint: write \`region: eu-west-1\`, or set AWS_REGION in the workflow step
    c.yml:6:13  Fargate needs roles.execution to pull images and to write logs
      hint: write \`roles: { execution: arn:aws:iam::123456789012:role/name }\`
    c.yml:7:19  task.memroy is not a known setting
      hint: did you mean "memory"?
    c.yml:9:10  fluentd.image needs the variable FLUENTD_IMAGE, which is not set
      hint: set it in the environment (\`env: { FLUENTD_IMAGE: … }\` of the workflow step), or the input fluentd-image; a literal \${ is written $\${
    c.yml:10:9  fluentd.port is 70000, which is out of its range
      hint: The port of the forward protocol: a whole number from 1 to 65535
    c.yml:13:14  stream 1 gets nothing: the tag of stream 0 is the same
      hint: give each stream a tag of its own
    c.yml:13:32  streams 0 and 1 both write access_log in /fluentd/log/access
      hint: give each stream a path or a file name of its own
    c.yml:15:3  batch.imgae is not a known setting
      hint: did you mean "image"?
    c.yml:16:8  batch.cpu must be a number, not the text "many"
      hint: CPU units of the container; 1024 are one vCPU: a whole number from 0 to 196608
    c.yml:17:12  batch.command is an empty list
      hint: at least one entry
    c.yml:18:68  verify.database.engine cannot be "mysq"
      hint: did you mean mysql? allowed: postgres, mysql, mariadb"
  `);
});
