import { expect, test } from 'vitest';
import { inFull, referring } from '../../../../src/resources/service/references.ts';

const notYetKnown = '(known once it is created)';
const known = { taskDefinitionArn: 'td:4', registryArn: 'srv-1' };

test('a plan says of what has yet to be created that it is not known yet', () => {
  expect(referring({ taskDefinitionArn: undefined, registryArn: undefined })).toEqual({
    taskDefinition: notYetKnown,
    serviceRegistries: [{ registryArn: notYetKnown }],
  });
  expect(referring(known)).toEqual({ taskDefinition: 'td:4', serviceRegistries: [{ registryArn: 'srv-1' }] });
});

test('a step that was carried out tells what was not known yet, and leaves the rest as it was planned', () => {
  const changes = [
    { path: 'taskDefinition', before: 'td:3', after: notYetKnown },
    { path: 'serviceRegistries', before: [], after: [notYetKnown] },
    { path: 'desiredCount', before: 0, after: 1 },
  ];
  expect(inFull(changes, known)).toEqual([
    { path: 'taskDefinition', before: 'td:3', after: 'td:4' },
    { path: 'serviceRegistries', before: [], after: ['srv-1'] },
    { path: 'desiredCount', before: 0, after: 1 },
  ]);
  const planned = [{ path: 'taskDefinition', before: 'td:2', after: 'td:3' }];
  expect(inFull(planned, known)).toEqual(planned);
  expect(inFull(changes, { taskDefinitionArn: undefined, registryArn: undefined })).toEqual(changes);
});
