import { DescribeServicesCommand, DescribeTaskDefinitionCommand, type TaskDefinition } from '@aws-sdk/client-ecs';
import type { Room } from '../room.io.ts';
import { allSeen, mapped, type Seen } from '../seen.ts';
import type { AppRevision } from './ecsNeeds.ts';

/** What the services of the app run that a deploy would change. */
export async function readApps(room: Room): Promise<Seen<readonly AppRevision[]>> {
  const { steps = [], desired } = room;
  const names = steps.filter(({ resource }) => resource === 'app-service').map(({ name }) => name);
  return allSeen(await Promise.all(names.map((name) => readApp(room, placeOf(name, desired.service.cluster)))));
}

interface AppPlace {
  readonly cluster: string;
  readonly service: string;
}

/** A step names a service with its cluster where that is not the log service's. */
function placeOf(name: string, cluster: string): AppPlace {
  const at = name.lastIndexOf('/');
  return at === -1 ? { cluster, service: name } : { cluster: name.slice(0, at), service: name.slice(at + 1) };
}

async function readApp(room: Room, { cluster, service }: AppPlace): Promise<Seen<AppRevision>> {
  const { ask, world } = room;
  const describe = () => world.ecs.send(new DescribeServicesCommand({ cluster, services: [service] }));
  const found = await ask('ecs:DescribeServices', describe, ['ClusterNotFoundException']);
  if (found.kind !== 'seen') return found;
  const taskDefinition = found.value.services?.[0]?.taskDefinition;
  if (taskDefinition === undefined)
    return { kind: 'unseen', because: `which revision service "${service}" runs is not told` };
  const send = () => world.ecs.send(new DescribeTaskDefinitionCommand({ taskDefinition }));
  const read = mapped(await ask('ecs:DescribeTaskDefinition', send), (answer) => answer.taskDefinition ?? {});
  return mapped(read, (revision) => ({ cluster, service, ...familyAndRoles(revision) }));
}

function familyAndRoles({ family = '', executionRoleArn, taskRoleArn }: TaskDefinition) {
  return { family, roles: [executionRoleArn, taskRoleArn].flatMap((role) => role ?? []) };
}
