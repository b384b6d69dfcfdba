import { expect, test } from 'vitest';
import { consoleLinks } from '../../../src/report/deploy/consoleLinks.ts';
import { ill, rolledBack, succeeded } from './literals.ts';

const arnIn = (partition: string, region: string) =>
  `arn:${partition}:ecs:${region}:111122223333:service/production/access-log`;

test.each([
  { partition: 'aws', region: 'eu-west-1', host: 'https://eu-west-1.console.aws.amazon.com/' },
  { partition: 'aws-cn', region: 'cn-north-1', host: 'https://cn-north-1.console.amazonaws.cn/' },
  { partition: 'aws-us-gov', region: 'us-gov-west-1', host: 'https://us-gov-west-1.console.amazonaws-us-gov.com/' },
])('pages of $partition are at $host', ({ partition, region, host }) => {
  const links = consoleLinks({ ...succeeded, serviceArn: arnIn(partition, region) }, '/ecs/a');
  expect(links.map(({ url }) => url.startsWith(host))).toEqual([true, true, true]);
});

test('a deploy that failed leads to the task that stopped and to the stream of the container to blame', () => {
  const lastLines = { container: 'batch', lines: ['x'] };
  expect(consoleLinks({ ...rolledBack, lastLines, health: ill }, '/ecs/access-log').slice(1, 3)).toMatchInlineSnapshot(`
    [
      {
        "url": "https://ap-northeast-1.console.aws.amazon.com/ecs/v2/clusters/production/tasks/a1/configuration?region=ap-northeast-1",
        "words": "task",
      },
      {
        "url": "https://ap-northeast-1.console.aws.amazon.com/cloudwatch/home?region=ap-northeast-1#logsV2:log-groups/log-group/$252Fecs$252Faccess-log/log-events/batch$252Fbatch$252Fa1",
        "words": "log of batch",
      },
    ]
  `);
});

test('where the app is what failed, the task and the log are the app’s, and no log where its stream is not known', () => {
  const app = { cluster: 'shop', service: 'web', outcome: 'rolled-back', because: 'x' } as const;
  const place = { group: '/shop/web', stream: 'web/app/a1' };
  const read = { ...rolledBack, app, lastLines: { container: 'app', lines: ['x'], place }, health: ill };
  const urls = consoleLinks(read, '/ecs/access-log').map(({ words, url }) => `${words}: ${url.replace(/^.*?com/, '')}`);
  expect(urls.slice(1, 3)).toEqual([
    'task: /ecs/v2/clusters/shop/tasks/a1/configuration?region=ap-northeast-1',
    'log of app: /cloudwatch/home?region=ap-northeast-1#logsV2:log-groups/log-group/$252Fshop$252Fweb/log-events/web$252Fapp$252Fa1',
  ]);
  const unread = consoleLinks({ ...read, lastLines: { container: 'app', lines: [] } }, '/ecs/access-log');
  expect(unread.map(({ words }) => words)).toEqual(['service', 'task', 'revision']);
});

test('without an ARN, and in a partition without a public console, there is none', () => {
  const { serviceArn: _, ...unknown } = succeeded;
  expect(consoleLinks(unknown, '/ecs/a')).toEqual([]);
  expect(consoleLinks({ ...succeeded, serviceArn: arnIn('aws-iso', 'us-iso-east-1') }, '/ecs/a')).toEqual([]);
});
