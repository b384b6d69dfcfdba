import { expect, test } from 'vitest';
import {
  checkExec,
  checkFits,
  fargateProviders,
  typeOfStrategy,
} from '../../../../../local/aws/ecs/validate/strategy.ts';

const providers = [
  ...fargateProviders,
  { name: 'asg', type: 'EC2' as const },
  { name: 'managed', type: 'MANAGED_INSTANCES' as const },
];
const item = (capacityProvider: string, weight = 1, base = 0) => ({ capacityProvider, weight, base });

test.each([
  { strategy: [item('FARGATE'), item('FARGATE_SPOT', 0)], type: 'FARGATE' },
  { strategy: [item('asg', 1000, 100_000)], type: 'EC2' },
  { strategy: [item('managed')], type: 'MANAGED_INSTANCES' },
])('a strategy has the type of its providers: $type', ({ strategy, type }) => {
  expect(typeOfStrategy(strategy, providers)).toBe(type);
});

test.each([
  { strategy: [item('other')], says: "The specified capacity provider 'other' was not found." },
  { strategy: [item('asg'), item('asg')], says: 'named once' },
  { strategy: [item('asg'), item('FARGATE')], says: 'different types' },
  { strategy: [item('asg', 0)], says: 'a weight greater than 0' },
  { strategy: [item('asg', 1001)], says: 'weight must be between' },
  { strategy: [item('asg', 1, 100_001)], says: 'base must be between' },
  { strategy: [item('FARGATE', 1, 1), item('FARGATE_SPOT', 1, 1)], says: 'Only one capacity provider' },
  { strategy: Array.from({ length: 21 }, () => item('asg')), says: 'a maximum of 20' },
])('a strategy is refused: $says', ({ strategy, says }) => {
  expect(() => typeOfStrategy(strategy, providers)).toThrow(says);
});

test('a revision runs where it was made for', () => {
  expect(() => checkFits({ requiresCompatibilities: ['EC2'], compatibilities: ['EC2', 'FARGATE'] }, 'FARGATE')).toThrow(
    'of type FARGATE',
  );
  expect(() =>
    checkFits({ requiresCompatibilities: [], compatibilities: ['EC2', 'FARGATE'] }, 'FARGATE'),
  ).not.toThrow();
});

test('exec needs the role of the task', () => {
  expect(() => checkExec(true, {})).toThrow('valid taskRoleArn');
  expect(() => checkExec(true, { taskRoleArn: 'arn' })).not.toThrow();
  expect(() => checkExec(false, {})).not.toThrow();
});
