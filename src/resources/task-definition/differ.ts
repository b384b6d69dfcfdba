import { type Differ, keyed, leaf, struct } from '../changes.ts';
import type { NormalContainer, NormalTaskDefinition, NormalVolume } from './normal.ts';

const container = struct<NormalContainer>({
  image: leaf,
  cpu: leaf,
  memoryReservation: leaf,
  memory: leaf,
  essential: leaf,
  command: leaf,
  portMappings: keyed(leaf),
  environment: keyed(leaf),
  secrets: keyed(leaf),
  mountPoints: keyed(leaf),
  volumesFrom: keyed(leaf),
  dependsOn: keyed(leaf),
  initProcessEnabled: leaf,
  stopTimeout: leaf,
  healthCheck: leaf,
  logDriver: leaf,
  logOptions: keyed(leaf),
});

const volume = struct<NormalVolume>({ sourcePath: leaf, docker: leaf, efs: leaf });

/** The fields in which two task definitions differ, by path, as `containerDefinitions.batch.cpu`. */
export const differTaskDefinition: Differ<NormalTaskDefinition> = struct<NormalTaskDefinition>({
  family: leaf,
  networkMode: leaf,
  requiresCompatibilities: leaf,
  cpu: leaf,
  memory: leaf,
  executionRoleArn: leaf,
  taskRoleArn: leaf,
  containerDefinitions: keyed(container),
  volumes: keyed(volume),
});
