import type { ContainerDefinition } from '@aws-sdk/client-ecs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Definition } from '../../../../src/render/app/definition.ts';
import { withParts } from '../../../../src/render/app/withParts.ts';
import type { AppParts } from '../../../../src/render/desired.ts';
import { saysSame } from '../../../../src/resources/app-service/changes.ts';
import { withoutParts } from '../../../../src/resources/app-service/without.ts';
import { forwarder, parts } from './literals.ts';

const owner = 'access-log';
const definition = (container: ContainerDefinition, more: Partial<Definition> = {}): Definition => ({
  family: 'web',
  containerDefinitions: [{ name: 'app', ...container }],
  ...more,
});
const containerOf = ({ containerDefinitions }: Definition) => containerDefinitions[0] ?? {};

describe('what is added', () => {
  test('stands beside what is there, with a label that says what it was', () => {
    const before = definition({ environment: [{ name: 'MODE', value: 'a' }], dockerLabels: { team: 'shop' } });
    expect(containerOf(withParts(before, parts, owner))).toEqual({
      name: 'app',
      environment: [
        { name: 'MODE', value: 'a' },
        { name: 'FLUENTD_HOST', value: 'fluentd.internal' },
        { name: 'FLUENTD_PORT', value: '24224' },
      ],
      dockerLabels: {
        team: 'shop',
        'legacy-log-ecs.access-log':
          '{"environment":{"FLUENTD_HOST":"fluentd.internal","FLUENTD_PORT":"24224"},"secrets":{},"mountPoints":{},"dependsOn":[],"volumes":[],"before":{"environment":{},"secrets":{}}}',
      },
    });
  });

  test('takes the place of a variable and of a secret of the name, which come back', () => {
    const secret = { name: 'FLUENTD_PORT', valueFrom: 'arn:port' };
    const before = definition({ environment: [{ name: 'FLUENTD_HOST', value: 'localhost' }], secrets: [secret] });
    const after = withParts(before, parts, owner);
    expect(containerOf(after)).toMatchObject({
      environment: [
        { name: 'FLUENTD_HOST', value: 'fluentd.internal' },
        { name: 'FLUENTD_PORT', value: '24224' },
      ],
    });
    expect(containerOf(after).secrets).toBeUndefined();
    expect(withoutParts(after, owner)).toEqual(before);
  });

  test('is a secret where the app has to know one', () => {
    const before = definition({ environment: [{ name: 'KEY', value: 'plain' }] });
    const after = withParts(before, { container: 'app', environment: {}, secrets: { KEY: 'arn:key' } }, owner);
    expect(containerOf(after)).toMatchObject({ secrets: [{ name: 'KEY', valueFrom: 'arn:key' }] });
    expect(containerOf(after).environment).toBeUndefined();
    expect(withoutParts(after, owner)).toEqual(before);
  });

  test('is nothing, and so never taken away, where it stands there by itself', () => {
    const environment = [
      { name: 'FLUENTD_HOST', value: 'fluentd.internal' },
      { name: 'FLUENTD_PORT', value: '24224' },
    ];
    const before = definition({ environment });
    expect(withParts(before, parts, owner)).toEqual(before);
    expect(withoutParts(before, owner)).toEqual(before);
  });

  test('is a forwarder, its volume and its mount; the app waits for its start', () => {
    const after = withParts(definition({}), { ...parts, forwarder }, owner);
    expect(after.volumes).toEqual([{ name: 'app-logs', host: {} }]);
    expect(containerOf(after)).toMatchObject({
      mountPoints: [{ sourceVolume: 'app-logs', containerPath: '/var/log/app', readOnly: false }],
      dependsOn: [{ containerName: 'access-log-forwarder', condition: 'START' }],
    });
    expect(after.containerDefinitions[1]).toMatchObject(forwarder.container);
    expect(withoutParts(after, owner)).toEqual({ ...definition({}), volumes: [] });
  });

  test('is no volume and no mount where the app has them already', () => {
    const mountPoints = [{ sourceVolume: 'app-logs', containerPath: '/var/log/app' }];
    const before = definition(
      { mountPoints },
      { volumes: [{ name: 'app-logs', efsVolumeConfiguration: { fileSystemId: 'fs-1' } }] },
    );
    const after = withParts(before, { ...parts, forwarder }, owner);
    expect(after.volumes).toEqual(before.volumes);
    expect(containerOf(after).mountPoints).toEqual(mountPoints);
    expect(withoutParts(after, owner)).toEqual(before);
  });
});

describe('what somebody has changed since', () => {
  const added = withParts(
    definition({ environment: [{ name: 'FLUENTD_HOST', value: 'localhost' }] }),
    { ...parts, forwarder },
    owner,
  );
  const changed = (members: Partial<ContainerDefinition>): Definition => ({
    ...added,
    containerDefinitions: [{ ...containerOf(added), ...members }, ...added.containerDefinitions.slice(1)],
  });

  test('is theirs: another value stays, and a variable that was taken out does not come back', () => {
    const theirs = changed({ environment: [{ name: 'FLUENTD_HOST', value: 'theirs' }] });
    expect(containerOf(withoutParts(theirs, owner)).environment).toEqual([{ name: 'FLUENTD_HOST', value: 'theirs' }]);
    const without = changed({ environment: [] });
    expect(containerOf(withoutParts(without, owner)).environment).toBeUndefined();
  });

  test('keeps a volume that another container has mounted', () => {
    const mounted = {
      ...added,
      containerDefinitions: [
        ...added.containerDefinitions,
        { name: 'backup', mountPoints: [{ sourceVolume: 'app-logs', containerPath: '/logs' }] },
      ],
    };
    expect(withoutParts(mounted, owner).volumes).toEqual([{ name: 'app-logs', host: {} }]);
  });

  test.each(['{}', 'x', '{"before":{}}', '{"container":1}', '[]'])('is a label that cannot be read: %s', (label) => {
    const broken = changed({ dockerLabels: { 'legacy-log-ecs.access-log': label } });
    expect(() => withoutParts(broken, owner)).toThrow(
      'the label legacy-log-ecs.access-log of the app’s container "app" is not what was written there',
    );
  });
});

test('two log services set up one app beside each other, and each takes only its own away', () => {
  const other: AppParts = { container: 'app', environment: { ERRORS_HOST: 'errors.internal' }, secrets: {} };
  const both = withParts(withParts(definition({}), parts, owner), other, 'error-log');
  expect(saysSame(withoutParts(both, owner), withParts(definition({}), other, 'error-log'))).toBe(true);
  expect(withoutParts(withoutParts(both, 'error-log'), owner)).toEqual(definition({}));
});

const name = fc.constantFrom('FLUENTD_HOST', 'FLUENTD_PORT', 'MODE', 'KEY');
const entries = fc.uniqueArray(fc.record({ name, value: fc.string({ minLength: 1, maxLength: 4 }) }), {
  selector: (it) => it.name,
});
const container = entries.chain((all) =>
  fc.integer({ min: 0, max: all.length }).map(
    (plain): ContainerDefinition => ({
      name: 'app',
      environment: all.slice(0, plain),
      secrets: all.slice(plain).map((it) => ({ name: it.name, valueFrom: it.value })),
    }),
  ),
);
const wanted = fc.record({
  container: fc.constant('app'),
  environment: fc.constantFrom({}, { FLUENTD_HOST: 'a', FLUENTD_PORT: '1' }),
  secrets: fc.constantFrom({}, { KEY: 'arn:key' }),
  forwarder: fc.constantFrom(undefined, forwarder),
}) as fc.Arbitrary<AppParts>;

test('whatever the app holds: adding and taking away leaves it as it was, and adding twice is adding once', () => {
  fc.assert(
    fc.property(container, wanted, (app, some) => {
      const before: Definition = { family: 'web', containerDefinitions: [app], volumes: [{ name: 'cache', host: {} }] };
      const after = withParts(before, some, owner);
      expect(saysSame(withoutParts(after, owner), before)).toBe(true);
      expect(saysSame(withParts(withoutParts(after, owner), some, owner), after)).toBe(true);
      const names = [...(containerOf(after).environment ?? []), ...(containerOf(after).secrets ?? [])].map(
        (it) => it.name,
      );
      expect(new Set(names).size).toBe(names.length);
    }),
  );
});
