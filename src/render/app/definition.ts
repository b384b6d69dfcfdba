import type { ContainerDefinition, RegisterTaskDefinitionCommandInput } from '@aws-sdk/client-ecs';

/** A task definition as it can be registered again: everything of it, also what this program does not know. */
export interface Definition extends Omit<RegisterTaskDefinitionCommandInput, 'tags'> {
  readonly containerDefinitions: ContainerDefinition[];
}
