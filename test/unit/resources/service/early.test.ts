import { describe, expect, test } from 'vitest';
import { createService } from '../../../../src/resources/service/create.io.ts';
import { updateService } from '../../../../src/resources/service/update.io.ts';
import { fakeWorld, refusal } from '../../../support/fakeWorld.ts';
import { desired, service } from '../../deploy/literals.ts';

const invalid = (message: string) => refusal('InvalidParameterException', message);
const made = { service: { serviceArn: 'arn:service', status: 'ACTIVE' } };

describe('a service that is created', () => {
  test.each([
    'Service registry arn:aws:servicediscovery:eu-west-1:1:service/srv-1 does not exist.',
    'TaskDefinition not found.',
    'Unable to Start a service that is still Draining.',
    'The request is in-flight.',
  ])('is asked for again where it only comes too early, with the same token: %s', async (message) => {
    const { world, sent, pausesMs } = fakeWorld({ CreateService: [invalid(message), made] });
    expect((await createService(world, desired.service, undefined)).arn).toBe('arn:service');
    expect(pausesMs).toEqual([1_000]);
    expect(sent[1]?.input.clientToken).toBe(sent[0]?.input.clientToken);
  });

  test('whose name was taken meanwhile is told so, with what to do', async () => {
    const { world, sent } = fakeWorld({ CreateService: [invalid('Creation of service was not idempotent.')] });
    await expect(createService(world, desired.service, undefined)).rejects.toMatchObject({
      name: 'WriteFailed',
      hint: 'a service of that name was created meanwhile, by another deploy or by a run that was cut off: run again, and it is taken up and brought to what is wanted',
    });
    expect(sent).toHaveLength(1);
  });

  test('whose predecessor does not end is told so after a minute and a half', async () => {
    const draining = invalid('Unable to Start a service that is still Draining.');
    const { world, pausesMs } = fakeWorld({ CreateService: [draining] });
    await expect(createService(world, desired.service, undefined)).rejects.toMatchObject({
      hint: 'its tasks are still stopping: run again in a minute or two',
    });
    expect(pausesMs.reduce((sum, ms) => sum + ms, 0)).toBe(90_000);
  });

  test('that is refused otherwise is not asked for again', async () => {
    const { world, sent } = fakeWorld({ CreateService: [invalid('subnets can not be empty.')] });
    await expect(createService(world, desired.service, undefined)).rejects.toThrow('subnets can not be empty');
    expect(sent).toHaveLength(1);
  });
});

test('an update that refers to a revision which is not seen yet is sent again', async () => {
  const { world, sent } = fakeWorld({ UpdateService: [refusal('ClientException', 'TaskDefinition not found.'), made] });
  const changes = [{ path: 'taskDefinition', before: 'td:3', after: 'td:4' }];
  await updateService(world, { ...desired.service, taskDefinition: 'td:4' }, service, changes);
  expect(sent.map(({ operation }) => operation)).toEqual(['UpdateService', 'UpdateService']);
});
