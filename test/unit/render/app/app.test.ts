import { describe, expect, test } from 'vitest';
import { toApp, toAppSnippet } from '../../../../src/render/app/app.ts';
import { nextRevision } from '../../../../src/resources/app-service/nextRevision.ts';
import { configOf, fluentdConfigOf } from '../../../support/config.ts';
import { appWith, described } from '../../resources/app-service/literals.ts';

const app = { service: 'web', container: 'app' };
const forwarder = { image: 'repo/forwarder:1', volume: 'app-logs', path: '/var/log/app/', files: ['a.log', 'b/*.log'] };
const sharedKey = 'arn:aws:secretsmanager:eu-west-1:123456789012:secret:key-AbCdEf';
const tls = { certificate: sharedKey, key: sharedKey };

describe('toApp', () => {
  test('nothing is said where the configuration says nothing, and `false` is another thing', () => {
    expect(toApp(configOf())).toEqual({});
    expect(toApp(configOf({ app: false }))).toEqual({ app: false });
  });

  test('the name and the port, under the names that are wanted, in the log service’s cluster or another', () => {
    expect(toApp(configOf({ app }))).toEqual({
      app: {
        cluster: 'production',
        service: 'web',
        parts: {
          container: 'app',
          environment: { FLUENTD_HOST: 'fluentd.internal', FLUENTD_PORT: '24224' },
          secrets: {},
        },
      },
    });
    const renamed = { ...app, cluster: 'shop', variables: { host: 'LOG_HOST', port: 'LOG_PORT' } };
    expect(toApp(configOf({ app: renamed })).app).toMatchObject({
      cluster: 'shop',
      parts: { environment: { LOG_HOST: 'fluentd.internal', LOG_PORT: '24224' } },
    });
  });

  test('the shared key goes to whoever sends: the app, or its forwarder', () => {
    const { fluentd } = fluentdConfigOf({ security: { sharedKey } });
    const partsOf = (settings: Parameters<typeof configOf>[0]) => {
      const { app: wanted } = toApp({ ...configOf(settings), fluentd });
      return wanted ? wanted.parts : undefined;
    };
    expect(partsOf({ app })?.secrets).toEqual({ FLUENTD_SHARED_KEY: sharedKey });
    const parts = partsOf({ app: { ...app, forwarder } });
    expect(parts?.secrets).toEqual({});
    expect(parts?.forwarder?.container.secrets).toEqual([{ name: 'FORWARD_SHARED_KEY', valueFrom: sharedKey }]);
  });

  test('a forwarder gets what its image goes by, and the authorities where it has to verify', () => {
    const variablesWith = (security: object, more: object = {}) => {
      const { fluentd } = fluentdConfigOf({ security });
      const { app: wanted } = toApp({
        ...configOf({ app: { ...app, forwarder: { ...forwarder, ...more } } }),
        fluentd,
      });
      const { environment = [] } = (wanted || undefined)?.parts.forwarder?.container ?? {};
      return Object.fromEntries(environment.map(({ name, value }) => [name, value]));
    };
    expect(variablesWith({})).toEqual({
      FORWARD_HOST: 'fluentd.internal',
      FORWARD_PORT: '24224',
      FORWARD_TAG: 'app.access',
      LOG_PATHS: '/var/log/app/a.log,/var/log/app/b/*.log',
    });
    expect(variablesWith({}, { tag: 'app.other' }).FORWARD_TAG).toBe('app.other');
    expect(variablesWith({ tls }).FORWARD_CA).toBe('/etc/ssl/certs/ca-certificates.crt');
    expect(variablesWith({ tls }, { ca: '/ca.pem' }).FORWARD_CA).toBe('/ca.pem');
  });
});

test('a revision that a pipeline registers with that in it needs nothing', () => {
  const config = configOf({ app: { ...app, forwarder }, region: 'eu-west-1' });
  const { containerDefinitions = [], volumes = [] } = toAppSnippet(config) ?? {};
  const [first, ...others] = containerDefinitions;
  const merged = [{ ...described.containerDefinitions?.[0], ...first }, ...others];
  const { app: wanted } = toApp(config);
  const running = appWith({ containerDefinitions: merged, volumes });
  expect(nextRevision(running, wanted ? wanted.parts : undefined, 'access-log')).toBeUndefined();
});

test('what a pipeline of the app takes into its own file is what a deploy would add', () => {
  expect(toAppSnippet(configOf())).toBeUndefined();
  expect(toAppSnippet(configOf({ app: false }))).toBeUndefined();
  expect(toAppSnippet(configOf({ app: { ...app, forwarder }, region: 'eu-west-1' }))).toMatchInlineSnapshot(`
    {
      "containerDefinitions": [
        {
          "dependsOn": [
            {
              "condition": "START",
              "containerName": "access-log-forwarder",
            },
          ],
          "dockerLabels": {
            "legacy-log-ecs.access-log": "{"environment":{"FLUENTD_HOST":"fluentd.internal","FLUENTD_PORT":"24224"},"secrets":{},"mountPoints":{"/var/log/app/":"app-logs"},"dependsOn":["access-log-forwarder"],"volumes":["app-logs"],"before":{"environment":{},"secrets":{}}}",
          },
          "environment": [
            {
              "name": "FLUENTD_HOST",
              "value": "fluentd.internal",
            },
            {
              "name": "FLUENTD_PORT",
              "value": "24224",
            },
          ],
          "mountPoints": [
            {
              "containerPath": "/var/log/app/",
              "readOnly": false,
              "sourceVolume": "app-logs",
            },
          ],
          "name": "app",
        },
        {
          "cpu": 64,
          "dockerLabels": {
            "legacy-log-ecs.access-log": "{"container":"4b70eb9b62ccc613d9ec1d3a00c8773f17620f82a5847859ed7d1cfacea964fb"}",
          },
          "environment": [
            {
              "name": "FORWARD_HOST",
              "value": "fluentd.internal",
            },
            {
              "name": "FORWARD_PORT",
              "value": "24224",
            },
            {
              "name": "FORWARD_TAG",
              "value": "app.access",
            },
            {
              "name": "LOG_PATHS",
              "value": "/var/log/app/a.log,/var/log/app/b/*.log",
            },
          ],
          "essential": true,
          "image": "repo/forwarder:1",
          "logConfiguration": {
            "logDriver": "awslogs",
            "options": {
              "awslogs-group": "/ecs/access-log",
              "awslogs-region": "eu-west-1",
              "awslogs-stream-prefix": "forwarder",
              "max-buffer-size": "10m",
              "mode": "non-blocking",
            },
          },
          "memoryReservation": 128,
          "mountPoints": [
            {
              "containerPath": "/var/log/app/",
              "readOnly": false,
              "sourceVolume": "app-logs",
            },
          ],
          "name": "access-log-forwarder",
          "restartPolicy": {
            "enabled": true,
            "restartAttemptPeriod": 60,
          },
          "secrets": [],
          "stopTimeout": 120,
        },
      ],
      "family": undefined,
      "volumes": [
        {
          "host": {},
          "name": "app-logs",
        },
      ],
    }
  `);
});
