import type { ObservedNamespace } from '../namespace/namespace.ts';
import type { Change } from '../step.ts';

/** What the service refers to; undefined where an earlier step has yet to create it. */
export interface References {
  readonly taskDefinitionArn: string | undefined;
  readonly registryArn: string | undefined;
  /** In which the name is, and the other names that were read in it. */
  readonly namespace?: ObservedNamespace | undefined;
}

/** What stands in a plan for an ARN that AWS gives only at creation. */
const notYetKnown = '(known once it is created)';

/** The members of the service that refer to others. */
export function referring({ taskDefinitionArn = notYetKnown, registryArn = notYetKnown }: References) {
  return { taskDefinition: taskDefinitionArn, serviceRegistries: [{ registryArn }] };
}

/** The changes of a step that was carried out, with what was not yet known when it was planned. */
export function inFull(changes: readonly Change[], { taskDefinitionArn, registryArn }: References): Change[] {
  const known: Readonly<Record<string, unknown>> = {
    taskDefinition: taskDefinitionArn,
    serviceRegistries: registryArn === undefined ? undefined : [registryArn],
  };
  return changes.map((change) =>
    // A list of one, as the registries are, reads as its entry.
    String(change.after) === notYetKnown ? { ...change, after: known[change.path] ?? change.after } : change,
  );
}
