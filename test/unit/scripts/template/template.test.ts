import { readFileSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import { templateProblems } from '../../../../scripts/template/judge.ts';
import { parseTemplate } from '../../../../scripts/template/parse.ts';
import { loadSpec, type Spec } from '../../../../scripts/template/spec.ts';
import { stateMachineProblems } from '../../../../scripts/template/stateMachine.ts';

const text = readFileSync('lambda/template.yaml', 'utf8');
let spec: Spec;

beforeAll(() => {
  spec = loadSpec();
});

/** The template with one thing of it written wrong. */
const wrong = (before: string, after: string) => {
  expect(text).toContain(before);
  return parseTemplate(text.replace(before, after));
};

test('the template is as the schemas say, and its state machine as States wants it', () => {
  expect(templateProblems(spec, parseTemplate(text))).toEqual([]);
  expect(stateMachineProblems(parseTemplate(text))).toEqual([]);
});

test.each([
  {
    name: 'a property that there is not',
    before: 'ReservedConcurrentExecutions: 1',
    after: 'ReservedConcurrency: 1',
    says: /Resources\.Verifier\.ReservedConcurrency is no property there: .*ReservedConcurrentExecutions/,
  },
  {
    name: 'a property that a property has not',
    before: 'BlockPublicAcls: true',
    after: 'BlockAcls: true',
    says: /PublicAccessBlockConfiguration\.BlockAcls is no property there/,
  },
  {
    name: 'a value that is none of those allowed',
    before: 'ObjectOwnership: BucketOwnerEnforced',
    after: 'ObjectOwnership: BucketOwner',
    says: /Resources\.StateBucketResource\.OwnershipControls\.Rules\[0\]\.ObjectOwnership is "BucketOwner", and may be/,
  },
  {
    name: 'a value of another type',
    before: 'Timeout: 900',
    after: 'Timeout: 15m',
    says: /Resources\.Backfill\.Timeout has to be of type integer, and is "15m"/,
  },
  {
    name: 'a property that is missing',
    before: 'ScheduleExpression: !Ref Schedule\n',
    after: '\n',
    says: /Resources\.ScheduleOfRuns\.ScheduleExpression is missing/,
  },
  {
    name: 'a type that there is not',
    before: 'AWS::Scheduler::Schedule\n',
    after: 'AWS::Schedule::Schedule\n',
    says: /Resources\.ScheduleOfRuns is of the type AWS::Schedule::Schedule, which there is not/,
  },
  {
    name: 'a reference that leads nowhere',
    before: 'Role: !GetAtt PageRole.Arn',
    after: 'Role: !GetAtt PagesRole.Arn',
    says: /Resources\.Page\.Properties\.Role refers to PagesRole\.Arn, which there is not/,
  },
  {
    name: 'an attribute that there is not',
    before: 'Role: !GetAtt PageRole.Arn',
    after: 'Role: !GetAtt PageRole.ARN',
    says: /refers to PageRole\.ARN/,
  },
  {
    name: 'a name in a text that leads nowhere',
    before: '!Sub "${Name}-page"',
    after: '!Sub "${Nmae}-page"',
    says: /Resources\.Page\.Properties\.FunctionName refers to Nmae/,
  },
  {
    name: 'a condition that there is not',
    before: '- HasSecretKey\n',
    after: '- HasKey\n',
    says: /refers to HasKey/,
  },
  {
    name: 'an order by something that there is not',
    before: 'DependsOn: PagePolicy',
    after: 'DependsOn: PagesPolicy',
    says: /Resources\.Page\.DependsOn refers to PagesPolicy/,
  },
  {
    name: 'a parameter that nothing takes',
    before: '  MemorySize:\n    Type: Number',
    after: '  Memory:\n    Type: Number',
    says: /nothing refers to Memory\n?/,
  },
])('caught: $name', ({ before, after, says }) => {
  expect(templateProblems(spec, wrong(before, after)).join('\n')).toMatch(says);
});

test.each([
  {
    name: 'a state that leads nowhere',
    before: '"Next": "IsOver"',
    after: '"Next": "IsItOver"',
    says: /Resources\.BackfillOfMonths: .*IsItOver/,
  },
  {
    name: 'a state without a type',
    before: '"Verified": { "Type": "Succeed" }',
    after: '"Verified": { "Typ": "Succeed" }',
    says: /Resources\.BackfillOfMonths: /,
  },
  {
    name: 'a place in the states that nothing is put into',
    before: 'Concurrency: !Ref BackfillConcurrency\n',
    after: 'AtOnce: !Ref BackfillConcurrency\n',
    says: /Resources\.BackfillOfMonths: nothing is put in place of \$\{Concurrency\}/,
  },
])('caught in the state machine: $name', ({ before, after, says }) => {
  expect(stateMachineProblems(wrong(before, after)).join('\n')).toMatch(says);
});

test('aliases, of which CloudFormation knows nothing, are caught', () => {
  expect(() => parseTemplate('Resources: { A: &a { Type: x }, B: *a }')).toThrow('CloudFormation knows no aliases');
});

test('a short form that there is not is caught', () => {
  expect(() => parseTemplate('Resources: { A: !Reff b }')).toThrow('Reff');
});
