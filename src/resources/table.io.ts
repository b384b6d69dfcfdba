import { appService } from './app-service/appService.io.ts';
import { discoveryService } from './discovery-service/discoveryService.io.ts';
import { formerName } from './former-name/formerName.io.ts';
import { logGroup } from './log-group/logGroup.io.ts';
import { namespace } from './namespace/namespace.io.ts';
import type { Resources } from './resource.ts';
import { service } from './service/service.io.ts';
import { taskDefinition } from './task-definition/taskDefinition.io.ts';
import { verifierFunction } from './verifier-function/verifierFunction.io.ts';

/** Everything that a deploy manages, in the order in which it has to exist. */
const table = {
  namespace,
  discoveryService,
  logGroup,
  taskDefinition,
  service,
  formerName,
  verifierFunction,
  appService,
};

type Table = typeof table;

/** What was read of each. */
export type Observed = { readonly [Key in keyof Table]: Awaited<ReturnType<Table[Key]['read']>> };

/** What stands of each. */
export type Standing = { readonly [Key in keyof Table]: Awaited<ReturnType<Table[Key]['apply']>>['standing'] };

/** Does not compile where one of them needs what no other gives. */
export const resources: Resources<Observed, Standing> = table;
