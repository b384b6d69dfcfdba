import { describe, expect, test } from 'vitest';
import { error } from '../../../src/config/finding.ts';
import { applyRule, type Rule } from '../../../src/config/rules/applyRule.ts';
import { unlessWrong } from '../../../src/config/rules/unlessWrong.ts';
import { configOf } from '../../support/config.ts';
import { read, sound } from './reading.ts';

const inFluentd = (lines: string) => sound.replace('batch:\n', `${lines}batch:\n`);

describe('a wrong setting keeps a rule quiet about itself only', () => {
  test('a stream whose path is misspelt, and the paths of its neighbours', () => {
    const streams = `  streams:
    - { tag: a, path: /var/log/x }
    - { tag: b, path: /fluentd/log/../x }
    - { tag: c, pth: /fluentd/log/y }
    - only text
    - { tag: a, path: /fluentd/log/z }
    - { tag: e, path: /fluentd/log/z }
`;
    expect(read(inFluentd(streams))).toMatchInlineSnapshot(`
      "c.yml:9:23  fluentd.streams[0].path lies outside the volume, which is mounted at /fluentd/log
        hint: write a folder below it, for example \`path: /fluentd/log/access\`
      c.yml:10:23  fluentd.streams[1].path holds ..
        hint: write the path out, for example \`path: /fluentd/log/access\`
      c.yml:11:17  fluentd.streams[2].pth is not a known setting
        hint: did you mean "path"?
      c.yml:12:7  fluentd.streams[3] must be a mapping of settings, not the text "only text"
        hint: its settings stand below it, indented: tag, path, file, write, rotate, format, keys, messageKey, fields, id, keepId, maxLine
      c.yml:13:14  stream 4 gets nothing: the tag of stream 0 is the same
        hint: give each stream a tag of its own
      c.yml:14:23  streams 4 and 5 both write access_log in /fluentd/log/z
        hint: give each stream a path or a file name of its own"
    `);
  });

  test('a container of which nothing is known, and the other one', () => {
    expect(
      read(sound.replace(/fluentd:\n.*\n/, 'fluentd: [a]\n').replace(':e6767fd9', ':latest')),
    ).toMatchInlineSnapshot(`
      "c.yml:6:10  fluentd must be a mapping of settings, not a list
        hint: take the dashes or the [ ] away: image: …, cpu: …, memoryReservation: …, memory: …, port: …, timezone: …, flushInterval: …, acks: …, idHorizon: …, security: …, stopTimeout: …, environment: …, secrets: …, streams: …
      c.yml:8:10  warning: batch.image has the tag latest: a push of a new image changes nothing here, so nothing is deployed
        hint: tag the image with the commit, or name its digest: registry/name:e6767fd9"
    `);
  });

  test('a tag whose name is a number', () => {
    expect(read(`${sound}tags: { "1": ["aws:x"] }\n`)).toMatchInlineSnapshot(`
      "c.yml:10:14  tags.1 must be text, not a list
        hint: a value has to stand here"
    `);
  });

  test('an id that is none, and two that are the same', () => {
    expect(read(sound.replace('subnet-0a, subnet-0b', 'a, subnet-0b, subnet-0b'))).toMatchInlineSnapshot(`
      "c.yml:3:37  network.subnets[0] must be an id such as subnet-0a1b2c3d, not "a"
        hint: A subnet; for example \`subnet-0a1b2c3d\`
      c.yml:3:51  network.subnets[2] is the same as network.subnets[1]
        hint: name each one once"
    `);
  });

  test('CPU units that are no number, and the size that Fargate lacks', () => {
    const text = `${inFluentd('  cpu: lots\n')}launchType: FARGATE
region: eu-west-1
roles: { execution: arn:aws:iam::123456789012:role/execution }
`;
    expect(read(text)).toMatchInlineSnapshot(`
      "c.yml:8:8  fluentd.cpu must be a number, not the text "lots"
        hint: CPU units of the container; 1024 are one vCPU: a whole number from 0 to 196608
      c.yml:11:13  Fargate needs task.cpu and task.memory
        hint: write one that holds both containers, such as \`task: { cpu: 1024, memory: 2048 }\`"
    `);
    expect(read(`${text}task: { cpu: lots }\n`)).toContain('Fargate needs task.memory\n');
  });

  test('a launch type that is none, and what does not depend on it', () => {
    const text = inFluentd('  secrets: { KEY: key }\n').replace(/volume: .*\n/, 'launchType: Fargat\n');
    expect(read(text)).toMatchInlineSnapshot(`
      "c.yml:1:1  warning: with an anonymous volume each redeploy and each crash loses every line that the batch has not ingested yet (measured: 15 to 18 thousand of 60 thousand)
        hint: use a volume that outlives the task: \`volume: { type: efs, fileSystem: … }\`
      c.yml:5:13  launchType cannot be "Fargat"
        hint: did you mean FARGATE? allowed: EC2, FARGATE
      c.yml:8:12  fluentd.secrets needs roles.execution: ECS reads secrets by that role
        hint: write \`roles: { execution: arn:aws:iam::123456789012:role/name }\`"
    `);
  });

  test('a filter that is no text, and the next one', () => {
    const verify = `verify:
  logs: [{ group: /a, filter: 1 }, { group: /b, filter: "a | limit 1" }]
  database: { engine: postgres, secret: db, table: t, time: at }
`;
    expect(read(`${sound}${verify}`)).toContain('verify.logs[1].filter has a "|"');
  });
});

test('a rule may loop over a list, and is quiet where an entry of it is wrong', () => {
  const rule: Rule = ({ network }) => {
    const ids: string[] = [];
    for (const id of network.subnets) ids.push(id);
    return [error(['network'], ids.join(), 'none')];
  };
  const config = configOf();
  expect(applyRule(rule, config, new Set(['["cluster"]'])).map(({ message }) => message)).toEqual([
    'subnet-0a,subnet-0b',
  ]);
  expect(applyRule(rule, config, new Set(['["network","subnets",1]']))).toEqual([]);
});

test('a rule that fails by itself is no wrong setting', () => {
  const broken = new TypeError('a mistake of the rule');
  expect(() =>
    unlessWrong(() => {
      throw broken;
    }),
  ).toThrow(broken);
});

test('a section under a misspelt name is read as the one that was meant', () => {
  expect(read(sound.replace('network: {', 'NETWORK: { securityGroup: [sg-0a],'))).toMatchInlineSnapshot(`
    "c.yml:3:1  NETWORK is not a known setting
      hint: did you mean "network"?
    c.yml:3:12  NETWORK.securityGroup is not a known setting
      hint: did you mean "securityGroups"?"
  `);
  expect(read(sound.replace('discovery: { namespace', 'discovry: { namspace'))).toContain('did you mean "namespace"?');
});
