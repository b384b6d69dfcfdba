import type { ExecuteCommandRequest, ExecuteCommandResponse } from '@aws-sdk/client-ecs';
import type { Operations } from '../../wire/service.ts';
import type { Context } from '../launch/context.ts';
import { hex, lastPart } from '../records/names.ts';
import { findCluster } from '../records/store.ts';
import { invalid } from '../validate/refuse.ts';

/** ExecuteCommand: it answers with a session, and nobody is at its other end. */
export function executeCommandOperations({ names, store }: Context): Operations {
  return {
    ExecuteCommand: (input: ExecuteCommandRequest): ExecuteCommandResponse => {
      const cluster = findCluster(store, input.cluster);
      const task = store.tasks.get(lastPart(input.task ?? ''));
      if (!task || task.cluster !== cluster) throw invalid('The referenced task was not found.');
      if (input.interactive !== true) throw invalid('Interactive is the only mode supported currently.');
      const container = task.containers.find(({ definition }) => definition.name === input.container);
      if (!container) throw invalid('The container name specified is not valid.');
      if (!task.execEnabled || container.lastStatus !== 'RUNNING') {
        // In AWS's own words, which people have published.
        throw invalid(
          'The execute command failed because execute command was not enabled when the task was run or the execute command agent isn’t running. Wait and try again or run a new task with execute command enabled and try again.',
        );
      }
      const sessionId = `ecs-execute-command-${hex(16)}`;
      return {
        clusterArn: names.cluster(cluster),
        containerArn: container.arn,
        containerName: input.container,
        interactive: true,
        taskArn: task.arn,
        session: {
          sessionId,
          streamUrl: `wss://ssmmessages.${names.region}.amazonaws.com/v1/data-channel/${sessionId}?role=publish_subscribe`,
          tokenValue: hex(64),
        },
      };
    },
  };
}
