import { inWorkflow, type Repository } from '../../config/inWorkflow.ts';
import { ownLogGroup } from '../../config/logGroup.ts';
import type { Config } from '../../config/schema.ts';
import { keysOf } from '../../values/keysOf.ts';
import type { RenderedFile } from '../renderFiles.ts';
import { verifierName } from '../verifier.ts';
import { type Names, namesOf, partitionOf } from './names.ts';
import type { Policy, Statement } from './policy.ts';
import { verifyPolicy } from './verifyPolicy.ts';

/** What of `examples/` a rendering is filled in from, by name. */
export type Examples = Readonly<Record<string, string>>;

/** The environments that the workflows name and the roles trust. */
const environments = {
  deploy: 'log-service',
  plan: 'log-service-plan',
  operate: 'log-service-operate',
  verify: 'log-service-verify',
} as const;

/**
 * The trust and the policies of the roles, with the names of the configuration in the places of the examples' capitals. What it does
 * not say stays in capitals, for a person to fill in; a statement about what it does not have is left out.
 *
 * @param repository `owner/name` on GitHub
 */
export function policyFiles(config: Config, examples: Examples, repository: string | undefined): RenderedFile[] {
  const names = { ...namesOf(config, repository), LOG_GROUP: ownLogGroup(config), VERIFIER: verifierName(config) };
  const example = (name: string) => policyIn(examples, `iam-${name}.json`);
  const policies: Readonly<Record<keyof typeof environments, Policy | undefined>> = {
    deploy: filled(only(config, example('deploy')), names),
    plan: filled(only(config, example('plan')), names),
    operate: filled(only(config, example('operate')), names),
    verify: verifyPolicy(config, names, filled(example('verify'), names)),
  };
  return keysOf(environments).flatMap((role) => {
    const policy = policies[role];
    if (policy === undefined) return [];
    const trust = filled(example('trust'), { ...names, ENVIRONMENT: environments[role] });
    return [written(`iam/trust-${role}.json`, trust), written(`iam/${role}.json`, policy)];
  });
}

function policyIn(examples: Examples, name: string): Policy {
  return JSON.parse(examples[name] ?? '{"Version":"2012-10-17","Statement":[]}');
}

/** Without what the configuration has not got: an app that sends, roles, functions that verify. */
function only({ app, verify, roles }: Config, policy: Policy): Policy {
  const absent = new Set([
    ...(app ? [] : ofApp),
    ...(verify ? [] : ['TheFunctionsThatVerify']),
    ...(roles.execution || roles.task ? [] : ['ItsRoles']),
  ]);
  const kept = policy.Statement.filter(({ Sid }) => !absent.has(Sid));
  return {
    ...policy,
    Statement: kept.map((statement) => (statement.Sid === 'ItsRoles' ? passing(roles, statement) : statement)),
  };
}

const ofApp = [
  'TheAppThatSends',
  'TakeBackWhatWasAddedToTheApp',
  'RevisionsOfTheApp',
  'RolesOfTheApp',
  'TheLastLinesOfTheApp',
];

function passing(roles: Config['roles'], statement: Statement): Statement {
  const unset = [...(roles.execution ? [] : ['role/EXECUTION_ROLE']), ...(roles.task ? [] : ['role/TASK_ROLE'])];
  const resources = [statement.Resource ?? []].flat();
  return { ...statement, Resource: resources.filter((arn) => !unset.some((end) => arn.endsWith(end))) };
}

function written(path: string, policy: Policy): RenderedFile {
  return { path, text: `${JSON.stringify(policy, null, 2)}\n` };
}

/** Each name is put in once, so that a name that looks like another is left alone. */
function filled(policy: Policy, names: Partial<Names> & Readonly<Record<string, string>>): Policy {
  const values = new Map(Object.entries(names));
  const text = JSON.stringify(policy)
    .replaceAll('log-group:/ecs/NAME', 'log-group:LOG_GROUP')
    .replaceAll('function:NAME-verifier', 'function:VERIFIER')
    .replaceAll('arn:aws:', `arn:${partitionOf(names.REGION)}:`);
  const named = text.replace(/\b[A-Z][A-Z_]+[A-Z]\b/g, (word) => {
    const value = values.get(word);
    return value === undefined ? word : JSON.stringify(value).slice(1, -1);
  });
  return JSON.parse(named);
}

/** The workflows for a service and its configuration; what is only a start is the user's own once it stands there. */
export function workflowFiles(repository: Repository, examples: Examples): RenderedFile[] {
  return Object.entries(examples).flatMap(([path, text]) =>
    path.startsWith('workflows/') ? [{ path, text: inWorkflow(text, repository), keep: true }] : [],
  );
}
