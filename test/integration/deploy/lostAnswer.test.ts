import { ListServicesCommand as ListEcsServicesCommand, ListTaskDefinitionsCommand } from '@aws-sdk/client-ecs';
import { ListServicesCommand } from '@aws-sdk/client-servicediscovery';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Account, namespaces, openAccount, tasks, writes } from './cloud.ts';

let account: Account;
beforeEach(async () => {
  account = await openAccount();
});
afterEach(async () => {
  await account.close();
});

/** AWS carries the call out and the connection breaks before anybody hears of it. */
function loseAnswer(operation: string): void {
  account.cloud.failNext(operation, { code: 'ECONNRESET', message: 'the answer is lost', afterwards: true });
}

/** How many there are of everything that a first deploy makes. */
async function made() {
  const { ecs, cloudMap } = account.open();
  const [revisions, services, discoveryServices, running] = await Promise.all([
    ecs.send(new ListTaskDefinitionsCommand({ familyPrefix: 'access-log' })),
    ecs.send(new ListEcsServicesCommand({ cluster: 'production' })),
    cloudMap.send(new ListServicesCommand({})),
    tasks(account, 'RUNNING'),
  ]);
  return {
    namespaces: (await namespaces(account)).length,
    discoveryServices: discoveryServices.Services?.length,
    revisions: revisions.taskDefinitionArns?.length,
    services: services.serviceArns?.length,
    tasks: running.length,
  };
}

const oneOfEach = { namespaces: 1, discoveryServices: 1, revisions: 1, services: 1, tasks: 1 };

const firstWrites = [
  'CreatePrivateDnsNamespace',
  'ServiceDiscovery.CreateService',
  'CreateLogGroup',
  'PutRetentionPolicy',
  'RegisterTaskDefinition',
  'ECS.CreateService',
];

test.each(firstWrites)(
  '%s carried out and its answer lost: the same run ends well, with no twin',
  async (operation) => {
    loseAnswer(operation);
    const { report, calls } = await account.push();
    expect(
      calls.some((call) => call.answerLost),
      'the answer was lost',
    ).toBe(true);
    expect(report.outcome).toBe('succeeded');
    expect(await made()).toEqual(oneOfEach);
    expect((await account.push()).report).toMatchObject({ outcome: 'unchanged', writes: 0 });
  },
);

// A revision that was registered is found by the same run already; a later failure is deploy.test.ts's.
test.each(firstWrites.filter((operation) => operation !== 'RegisterTaskDefinition'))(
  '%s carried out and no answer to any attempt: the run says so, and the next one adopts',
  async (operation) => {
    loseAnswer(operation);
    for (let attempt = 2; attempt <= 5; attempt += 1) {
      account.cloud.failNext(operation, { code: 'ServiceUnavailable', message: 'not now', status: 503 });
    }
    const cut = await account.push();
    expect(cut.report).toMatchObject({
      outcome: 'failed',
      because: expect.stringContaining('ServiceUnavailable: not now'),
      hint: expect.stringMatching(/^no answer from AWS: check the network and AWS_ENDPOINT_URL, and run again/),
    });
    expect(['succeeded', 'unchanged']).toContain((await account.push()).report.outcome);
    expect(await made()).toEqual(oneOfEach);
  },
);

test('a forced deployment whose answer is lost is not started twice: it would replace the task twice', async () => {
  await account.push();
  loseAnswer('ECS.UpdateService');
  const { report, calls } = await account.push({}, { force: true });
  expect(report.outcome).toBe('succeeded');
  expect(writes(calls)).toEqual(['UpdateService']);
  expect(await made()).toEqual(oneOfEach);
});
