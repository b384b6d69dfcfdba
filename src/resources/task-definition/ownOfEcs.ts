/** What ECS adds to a revision and takes of nobody. Source: TaskDefinition and RegisterTaskDefinition, API reference of Amazon ECS. */
export const ownOfEcs = [
  'taskDefinitionArn',
  'revision',
  'status',
  'requiresAttributes',
  'compatibilities',
  'registeredAt',
  'registeredBy',
  'deregisteredAt',
  'deleteRequestedAt',
] as const;

export type OwnOfEcs = (typeof ownOfEcs)[number];
