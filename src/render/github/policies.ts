import { ownLogGroup } from '../../config/logGroup.ts';
import type { Config } from '../../config/schema.ts';
import type { RenderedFile } from '../renderFiles.ts';
import { type Names, namesOf, partitionOf } from './names.ts';

interface Policy {
  readonly Version: string;
  readonly Statement: readonly Statement[];
}

interface Statement {
  readonly Sid: string;
  readonly Resource?: string | readonly string[];
}

/** What of `examples/` a rendering is filled in from, by name. */
export type Examples = Readonly<Record<string, string>>;

/** The environments that the workflows name and the roles trust. */
const environments = { deploy: 'log-service', plan: 'log-service-plan' } as const;

/**
 * The trust and the policies of the two roles, with the names of the configuration in the places of the examples' capitals. What it does
 * not say stays in capitals, for a person to fill in; a statement about what it does not have is left out.
 *
 * @param repository `owner/name` on GitHub
 */
export function policyFiles(config: Config, examples: Examples, repository: string | undefined): RenderedFile[] {
  const names = namesOf(config, repository);
  return Object.entries(environments).flatMap(([role, environment]) => [
    written(`iam/trust-${role}.json`, policyIn(examples, 'iam-trust.json'), { ...names, ENVIRONMENT: environment }),
    written(`iam/${role}.json`, only(config, policyIn(examples, `iam-${role}.json`)), names, ownLogGroup(config)),
  ]);
}

function policyIn(examples: Examples, name: string): Policy {
  return JSON.parse(examples[name] ?? '{"Version":"2012-10-17","Statement":[]}');
}

/** Without what the configuration has not got: an app that sends, roles, functions that verify. */
function only({ app, verify, roles }: Config, policy: Policy): Policy {
  const absent = new Set([
    ...(app ? [] : ['TheAppThatSends', 'RevisionsOfTheApp', 'RolesOfTheApp']),
    ...(verify ? [] : ['TheFunctionsThatVerify']),
    ...(roles.execution || roles.task ? [] : ['ItsRoles']),
  ]);
  const kept = policy.Statement.filter(({ Sid }) => !absent.has(Sid));
  return {
    ...policy,
    Statement: kept.map((statement) => (statement.Sid === 'ItsRoles' ? passing(roles, statement) : statement)),
  };
}

function passing(roles: Config['roles'], statement: Statement): Statement {
  const unset = [...(roles.execution ? [] : ['role/EXECUTION_ROLE']), ...(roles.task ? [] : ['role/TASK_ROLE'])];
  const resources = [statement.Resource ?? []].flat();
  return { ...statement, Resource: resources.filter((arn) => !unset.some((end) => arn.endsWith(end))) };
}

function written(
  path: string,
  policy: Policy,
  names: Names & { ENVIRONMENT?: string },
  logGroup?: string,
): RenderedFile {
  const text = JSON.stringify(policy, null, 2)
    .replaceAll('log-group:/ecs/NAME', `log-group:${logGroup ?? '/ecs/NAME'}`)
    .replaceAll('arn:aws:', `arn:${partitionOf(names.REGION)}:`);
  return { path, text: `${filled(text, names)}\n` };
}

/** Each name is put in once, so that a name that looks like another is left alone. */
function filled(text: string, names: object): string {
  const values = new Map(Object.entries<string>(names as Record<string, string>));
  return text.replace(/\b[A-Z][A-Z_]+[A-Z]\b/g, (word) => {
    const value = values.get(word);
    return value === undefined ? word : JSON.stringify(value).slice(1, -1);
  });
}

/** The workflows with the name of the service; what is only a start is the user's own once it stands there. */
export function workflowFiles({ name }: Config, examples: Examples): RenderedFile[] {
  return Object.entries(examples).flatMap(([path, text]) =>
    path.startsWith('workflows/') ? [{ path, text: text.replaceAll('access-log', name), keep: true }] : [],
  );
}
