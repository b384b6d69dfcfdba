import type { Workflow } from './workflow.ts';

/** An action that a workflow uses: at a commit with its version in a comment, or at a version. */
interface Use {
  readonly place: string;
  readonly action: string;
  readonly at: string;
  readonly comment: string;
}

/**
 * A tag can be moved to other code, a commit cannot; the comment is what Dependabot and people read. The commit of our own next release
 * is not known to what is released in it.
 */
export function unpinned(workflow: Workflow): readonly string[] {
  return usesOf(workflow)
    .filter(({ action }) => action !== 'org/legacy-log-ecs')
    .filter(({ at, comment }) => !/^[0-9a-f]{40}$/.test(at) || !/^v\d+\.\d+\.\d+$/.test(comment))
    .map(({ place, action, at }) => `${place}  ${action}@${at} is not pinned: @<40 hex digits> # vX.Y.Z`);
}

/** An action at two versions, or at another major in what users paste, is a forgotten update. */
export function differentVersions(workflows: readonly Workflow[]): readonly string[] {
  const uses = workflows.flatMap(usesOf);
  return uses.flatMap((use, index) => {
    const first = uses.slice(0, index).find(({ action }) => action === use.action);
    return first === undefined || isSame(first, use)
      ? []
      : [`${use.place}  ${use.action} is ${versionOf(use)} here and ${versionOf(first)} in ${first.place}`];
  });
}

function isSame(one: Use, other: Use): boolean {
  if (one.comment === '' || other.comment === '') return majorOf(one) === majorOf(other);
  return one.at === other.at && one.comment === other.comment;
}

function versionOf({ at, comment }: Use): string {
  return comment === '' ? at : comment;
}

function majorOf(use: Use): string | undefined {
  return versionOf(use).split('.', 1)[0];
}

/** Of one repository there may be several actions (github/codeql-action/init): they are released together. */
function usesOf({ path, text }: Workflow): readonly Use[] {
  return text.split('\n').flatMap((line, index) => {
    const [, owner, name, at = '', comment = ''] =
      /^[\s-]*uses: ([\w.-]+)\/([\w.-]+)[\w./-]*@(\S+)(?: # (.*))?$/.exec(line) ?? [];
    return owner === undefined ? [] : [{ place: `${path}:${index + 1}`, action: `${owner}/${name}`, at, comment }];
  });
}
