import { describe, expect, test } from 'vitest';
import { parseConfig } from '../../../src/config/parse.ts';
import { quiet, read, sound } from './reading.ts';

const parse = (text: string, context: Parameters<typeof parseConfig>[1] = { variables: {} }) =>
  parseConfig({ file: 'c.yml', text }, context).config;

describe('variables', () => {
  const images = `${quiet}fluentd: { image: "\${FLUENTD_IMAGE}" }\nbatch: { image: "r/batch:\${SHA}" }\n`;

  test('are filled in from the environment', () => {
    const config = parse(images, { variables: { FLUENTD_IMAGE: 'r/fluentd:1', SHA: 'e6767fd9' } });
    expect([config?.fluentd.image, config?.batch.image]).toEqual(['r/fluentd:1', 'r/batch:e6767fd9']);
  });

  test('that are not set, or empty, are problems at their places, with where to set them', () => {
    expect(read(images, { variables: { SHA: '' } })).toMatchInlineSnapshot(`
      "c.yml:6:19  fluentd.image needs the variable FLUENTD_IMAGE, which is not set
        hint: set it in the environment (\`env: { FLUENTD_IMAGE: … }\` of the workflow step), or the input fluentd-image; a literal \${ is written $\${
      c.yml:7:17  batch.image needs the variable SHA, which is not set
        hint: set it in the environment (\`env: { SHA: … }\` of the workflow step); a literal \${ is written $\${"
    `);
  });

  test('that are no names are problems too', () => {
    expect(read(sound.replace('production', '${CLUSTER:-production}'))).toMatchInlineSnapshot(`
      "c.yml:2:10  cluster holds a \${…} that is not a variable
        hint: only \${NAME} is filled in, with no default; a literal \${ is written $\${"
    `);
  });

  test('cannot add a setting: their text is never read as YAML', () => {
    const text = `${sound}  environment: { TEAM: "\${TEAM}" }\n`;
    const config = parse(text, { variables: { TEAM: 'a }\nlaunchType: FARGATE\nx: { ${SHA}' } });
    expect(config?.batch.environment).toEqual({ TEAM: 'a }\nlaunchType: FARGATE\nx: { ${SHA}' });
    expect(config?.launchType).toBeUndefined();
  });

  test('of a workflow are not filled in here', () => {
    expect(read(sound.replace('registry/batch:e6767fd9', '"registry/batch:${{ github.sha }}"'))).toMatchInlineSnapshot(`
      "c.yml:9:10  batch.image holds a \${…} that is not a variable
        hint: \${{ … }} belongs into the workflow: give it to the step as \`env: { NAME: … }\`, and write \${NAME} here"
    `);
  });

  test('are left alone in comments, and refused in keys', () => {
    expect(read(`# \${NOPE}\n${sound}`)).toBe('');
    const text = sound.replace('batch:\n', 'batch:\n  environment: { "${A B}": a }\n  secrets: { "X_$${B}": b }\n');
    const tags = 'roles: { execution: arn:aws:iam::123456789012:role/x }\ntags: { "${KEY}": a }\n';
    expect(read(`${text}${tags}`, { variables: { KEY: 'k' } })).toMatchInlineSnapshot(`
      "c.yml:9:18  batch.environment holds a \${…} in a name
        hint: write the name out: only values are filled in
      c.yml:10:14  batch.secrets holds a \${…} in a name
        hint: write the name out: only values are filled in
      c.yml:13:9  tags holds a \${…} in a name
        hint: write the name out: only values are filled in"
    `);
  });

  test('written with two dollars are texts', () => {
    const text = `${sound}  command: [sh, -c, "echo $\${HOME}"]\n`;
    expect(parse(text)?.batch.command).toEqual(['sh', '-c', 'echo ${HOME}']);
  });

  describe('alone become what the setting takes', () => {
    const variables = { PORT: '5000', YES: 'true', DAYS: '14', SUBNET: 'subnet-1', NUMBER: '10' };
    const text = `name: \${NUMBER}
cluster: production
network: { vpc: vpc-1, subnets: ["\${SUBNET}"], securityGroups: [sg-1], assignPublicIp: "\${YES}" }
launchType: FARGATE
region: eu-west-1
task: { cpu: 1024, memory: 2048 }
roles: { execution: "arn:aws:iam::123456789012:role/a" }
fluentd:
  image: registry/fluentd:1
  port: \${PORT}
batch:
  image: registry/batch:1
  environment: { PORT: "\${PORT}" }
logs: { retentionDays: "\${DAYS}" }
`;

    test('a number, true or false, or text', () => {
      const config = parse(text, { variables });
      expect(config?.name).toBe('10');
      expect(config?.fluentd.port).toBe(5000);
      expect(config?.network.assignPublicIp).toBe(true);
      expect(config?.logs.retentionDays).toBe(14);
      expect(config?.batch.environment).toEqual({ PORT: '5000' });
    });

    test('but not with something beside them, and not what is no number', () => {
      expect(read(sound.replace('batch:\n', '  port: ${PORT}0\nbatch:\n'), { variables })).toMatchInlineSnapshot(`
        "c.yml:8:9  fluentd.port must be a number, not text
          hint: The port of the forward protocol: a whole number from 1 to 65535"
      `);
      expect(read(sound.replace('batch:\n', '  port: 1${PORT}\nbatch:\n'), { variables })).toContain('not text\n');
      expect(
        read(sound.replace('batch:\n', '  port: ${PORT}\nbatch:\n'), { variables: { PORT: '0x10' } }),
      ).toMatchInlineSnapshot(`
        "c.yml:8:9  fluentd.port must be a number, not text
          hint: The port of the forward protocol: a whole number from 1 to 65535"
      `);
    });

    test('true and false only where they are all of the value and the setting takes them', () => {
      const assigned = (value: string) => parse(text, { variables: { ...variables, YES: value } });
      expect(assigned('false')?.network.assignPublicIp).toBe(false);
      expect([assigned('true1'), assigned('untrue')]).toEqual([undefined, undefined]);
      expect(parse(`${sound}tags: { public: "\${YES}" }\n`, { variables })?.tags).toEqual({ public: 'true' });
    });
  });
});

describe('the Action’s inputs', () => {
  const overrides = { cluster: 'staging', fluentdImage: 'r/f:2', batchImage: 'r/b:2' };

  test('win over the file', () => {
    const config = parse(sound, { variables: {}, overrides });
    expect([config?.cluster, config?.fluentd.image, config?.batch.image]).toEqual(['staging', 'r/f:2', 'r/b:2']);
  });

  test('let the file leave the settings out, with their sections', () => {
    const bare = quiet.replace('cluster: production\n', '');
    const config = parse(`${bare}batch:\n`, { variables: {}, overrides });
    expect([config?.cluster, config?.fluentd.image, config?.batch.image]).toEqual(['staging', 'r/f:2', 'r/b:2']);
  });

  test('let the file hold variables in their places that are not set', () => {
    const text = `${quiet}fluentd: { image: "\${OTHER}" }\nbatch: { image: "\${BATCH_IMAGE}" }\n`;
    expect(parse(text, { variables: {}, overrides })?.batch.image).toBe('r/b:2');
  });

  test('are variables elsewhere, where the environment does not set them', () => {
    const text = `${sound}tags: { image: "\${FLUENTD_IMAGE}", cluster: "\${CLUSTER}" }\n`;
    const config = parse(text, { variables: { CLUSTER: 'of-the-environment' }, overrides });
    expect(config?.tags).toEqual({ image: 'r/f:2', cluster: 'of-the-environment' });
  });

  test('that are empty are not given', () => {
    expect(parse(sound, { variables: {}, overrides: { cluster: '' } })?.cluster).toBe('production');
  });

  test('that are wrong are named as the place of the value', () => {
    expect(read(sound, { variables: {}, overrides: { cluster: 'a b' } })).toMatchInlineSnapshot(`
      "c.yml:2:10  cluster must be the name of a cluster, or arn:aws:ecs:eu-west-1:123456789012:cluster/name, not "a b"
        hint: The ECS cluster, by name or ARN; for example \`cluster: production\` (the value is the input cluster)"
    `);
  });

  test('do not mend a section that is of another kind', () => {
    expect(read(`${quiet}fluentd: [a]\nbatch: text\n`, { variables: {}, overrides })).toMatchInlineSnapshot(`
      "c.yml:6:10  fluentd must be a mapping of settings, not a list
        hint: take the dashes or the [ ] away: image: …, cpu: …, memoryReservation: …, memory: …, port: …, timezone: …, flushInterval: …, acks: …, idHorizon: …, security: …, stopTimeout: …, environment: …, secrets: …, streams: …
      c.yml:7:8  batch must be a mapping of settings, not the text "text"
        hint: its settings stand below it, indented: image, cpu, memoryReservation, memory, command, stopTimeout, environment, secrets"
    `);
  });
});

describe('the Region', () => {
  test.each([
    {
      name: 'the file',
      text: `${sound}region: eu-west-1\n`,
      variables: { AWS_REGION: 'us-east-1' },
      region: 'eu-west-1',
    },
    {
      name: 'AWS_REGION',
      text: sound,
      variables: { AWS_REGION: 'us-east-1', AWS_DEFAULT_REGION: 'us-west-2' },
      region: 'us-east-1',
    },
    {
      name: 'AWS_DEFAULT_REGION',
      text: sound,
      variables: { AWS_REGION: '', AWS_DEFAULT_REGION: 'us-west-2' },
      region: 'us-west-2',
    },
    { name: 'nothing', text: sound, variables: {}, region: undefined },
  ])('comes from $name', ({ text, variables, region }) => {
    expect(parse(text, { variables })?.region).toBe(region);
  });
});

test('the defaults are filled in', () => {
  expect(parse(sound)).toMatchInlineSnapshot(`
    {
      "batch": {
        "command": [
          "cron",
          "-f",
        ],
        "cpu": 400,
        "environment": {},
        "image": "registry/batch:e6767fd9",
        "memoryReservation": 400,
        "secrets": {},
        "stopTimeout": 30,
      },
      "cluster": "production",
      "discovery": {
        "namespace": "internal",
        "service": "fluentd",
        "soaTtl": 10,
        "ttl": 10,
      },
      "fluentd": {
        "acks": "received",
        "cpu": 400,
        "environment": {},
        "flushInterval": "2s",
        "idHorizon": 1000000,
        "image": "registry/fluentd:e6767fd9",
        "memoryReservation": 400,
        "port": 24224,
        "secrets": {},
        "security": {},
        "stopTimeout": 30,
        "streams": [
          {
            "file": "access_log",
            "format": "single_value",
            "id": "id",
            "keepId": true,
            "maxLine": "1m",
            "path": "/fluentd/log/access",
            "tag": "app.access",
            "write": "whole",
          },
        ],
        "timezone": "+00:00",
      },
      "logs": {},
      "name": "access-log",
      "network": {
        "assignPublicIp": false,
        "securityGroups": [
          "sg-0a",
        ],
        "subnets": [
          "subnet-0a",
          "subnet-0b",
        ],
        "vpc": "vpc-0a1b",
      },
      "roles": {},
      "tags": {},
      "task": {},
      "volume": {
        "accessPoint": "fsap-0a",
        "fileSystem": "fs-0a",
        "type": "efs",
      },
    }
  `);
});
