import { runsOn } from '../config/capacity.ts';
import type { Config } from '../config/schema.ts';
import { defined } from '../values/defined.ts';
import { toBatchContainer } from './batchContainer.ts';
import type { TaskDefinitionInput } from './desired.ts';
import { toFluentdContainer } from './fluentdContainer.ts';
import { tagList } from './tags.ts';
import { toVolumes } from './volume.ts';

/** RegisterTaskDefinition. The task's cpu and memory are strings there, and required on Fargate only. */
export function toTaskDefinition(config: Config): TaskDefinitionInput {
  return {
    family: config.name,
    networkMode: 'awsvpc',
    requiresCompatibilities: [runsOn(config)],
    ...defined({
      cpu: config.task.cpu?.toString(),
      memory: config.task.memory?.toString(),
      executionRoleArn: config.roles.execution,
      taskRoleArn: config.roles.task,
    }),
    containerDefinitions: [toFluentdContainer(config), toBatchContainer(config)],
    volumes: toVolumes(config),
    tags: tagList(config),
  };
}
