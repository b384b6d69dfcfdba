import { describe, expect, test } from 'vitest';
import { read, sound } from '../reading.ts';

const roles = 'roles: { execution: arn:aws:iam::123456789012:role/x }\n';
const sized = `${sound}task: { cpu: 1024, memory: 2048 }\n${roles}region: eu-west-1\n`;

test.each([
  'capacityProviders: [{ provider: asg }]',
  'capacityProviders: [{ provider: FARGATE }]',
  'capacityProviders: [{ provider: FARGATE, base: 1 }, { provider: FARGATE_SPOT, weight: 4 }]',
  'capacityProviders: [{ provider: FARGATE }, { provider: FARGATE_SPOT, weight: 0 }]',
  'capacityProviders: [{ provider: asg, weight: 0, base: 2 }, { provider: other, weight: 1000 }]',
  'enableExecuteCommand: false',
])('is right: %s', (given) => {
  expect(read(`${sized}${given}\n`)).toBe('');
});

describe('is wrong', () => {
  test('with a launch type beside the providers', () => {
    expect(read(`${sized}launchType: EC2\ncapacityProviders: [{ provider: asg }]\n`)).toMatchInlineSnapshot(`
      "c.yml:14:20  launchType and capacityProviders are both given
        hint: take one of them out"
    `);
  });

  test('with providers of two types, and with one twice', () => {
    expect(
      read(`${sized}capacityProviders: [{ provider: asg }, { provider: FARGATE }, { provider: asg }]\n`),
    ).toMatchInlineSnapshot(`
      "c.yml:13:52  FARGATE and asg are of different types, and ECS takes one type in a strategy
        hint: keep those of Fargate, or the others
      c.yml:13:75  asg is named twice
        hint: name each one once"
    `);
  });

  test('with no weight at all, and with two bases', () => {
    const strategy = '[{ provider: a, weight: 0, base: 1 }, { provider: b, weight: 0, base: 1 }]';
    expect(read(`${sized}capacityProviders: ${strategy}\n`)).toMatchInlineSnapshot(`
      "c.yml:13:20  every provider has a weight of 0, and could get no task
        hint: leave weight out: it is 1
      c.yml:13:20  2 providers have a base, and ECS takes one that has
        hint: leave base out where it is not needed"
    `);
  });

  test('with a name that nobody can give to a provider, numbers out of range, or nothing', () => {
    expect(
      read(
        `${sized}capacityProviders: [{ provider: fargate }, { provider: a b }, { provider: c, weight: 1001, base: -1 }]\n`,
      ),
    ).toMatchInlineSnapshot(`
      "c.yml:13:33  capacityProviders[0].provider must be FARGATE, FARGATE_SPOT, or the name of a provider of the cluster, not "fargate"
        hint: FARGATE, FARGATE_SPOT, or the name of an Auto Scaling group’s or a Managed Instances provider; for example \`provider: FARGATE\`
      c.yml:13:56  capacityProviders[1].provider must be FARGATE, FARGATE_SPOT, or the name of a provider of the cluster, not "a b"
        hint: FARGATE, FARGATE_SPOT, or the name of an Auto Scaling group’s or a Managed Instances provider; for example \`provider: FARGATE\`
      c.yml:13:86  capacityProviders[2].weight is 1001, which is out of its range
        hint: Its share of the tasks, beside those of the others: a whole number from 0 to 1000
      c.yml:13:98  capacityProviders[2].base is -1, which is out of its range
        hint: How many tasks it gets before the weights count: a whole number from 0 to 100000"
    `);
    expect(read(`${sized}capacityProviders: []\n`)).toMatchInlineSnapshot(`
      "c.yml:13:20  capacityProviders is an empty list
        hint: from 1 to 20 entries"
    `);
    expect(read(`${sized}capacityProviders: [{ weight: 1 }]\n`)).toMatchInlineSnapshot(`
      "c.yml:13:21  capacityProviders[0].provider is missing
        hint: FARGATE, FARGATE_SPOT, or the name of an Auto Scaling group’s or a Managed Instances provider; for example \`provider: FARGATE\`"
    `);
  });
});

test('Fargate’s rules follow from its providers, at their place', () => {
  const strategy = 'capacityProviders: [{ provider: FARGATE }]\n';
  const docker = sound.replace(/volume: .*/, 'volume: { type: docker }');
  expect(read(`${docker}${strategy}`)).toMatchInlineSnapshot(`
    "c.yml:5:17  Fargate has no volumes of type docker
      hint: use efs, which outlives tasks, or launchType: EC2
    c.yml:10:20  Fargate needs the region: its log driver cannot find it out
      hint: write \`region: eu-west-1\`, or set AWS_REGION in the workflow step
    c.yml:10:20  Fargate needs roles.execution to pull images and to write logs
      hint: write \`roles: { execution: arn:aws:iam::123456789012:role/name }\`
    c.yml:10:20  Fargate needs task.cpu and task.memory
      hint: the nearest size is \`task: { cpu: 1024, memory: 2048 }\`"
  `);
});

test('a public address is Fargate’s alone', () => {
  const text = sized.replace('securityGroups: [sg-0a]', 'securityGroups: [sg-0a], assignPublicIp: true');
  expect(read(`${text}capacityProviders: [{ provider: FARGATE }]\n`)).toBe('');
  expect(read(`${text}capacityProviders: [{ provider: asg }]\n`)).toContain('is only possible on Fargate');
});

test.each([
  '[{ provider: FARGATE_SPOT }]',
  '[{ provider: FARGATE_SPOT, weight: 0, base: 1 }, { provider: FARGATE }]',
  '[{ provider: FARGATE }, { provider: FARGATE_SPOT }]',
])('that Spot may take the only task away is warned of: %s', (strategy) => {
  expect(read(`${sized}capacityProviders: ${strategy}\n`)).toContain(
    'on FARGATE_SPOT AWS may stop the one task at any time',
  );
});

test('exec needs the role of the task', () => {
  expect(read(`${sized}enableExecuteCommand: true\n`)).toMatchInlineSnapshot(`
    "c.yml:13:23  enableExecuteCommand needs roles.task: the task opens the channel by that role
      hint: write \`roles: { task: arn:aws:iam::123456789012:role/name }\`; it needs ssmmessages:CreateControlChannel, CreateDataChannel, OpenControlChannel and OpenDataChannel (examples/iam-exec.json)"
  `);
  const withRole = sized.replace('role/x }', 'role/x, task: arn:aws:iam::123456789012:role/y }');
  expect(read(`${withRole}enableExecuteCommand: true\n`)).toBe('');
});
