import { account } from './checks/account.io.ts';
import { capacity } from './checks/capacity.io.ts';
import { cluster } from './checks/cluster.io.ts';
import { efs } from './checks/efs.io.ts';
import { executionRole } from './checks/executionRole.io.ts';
import { images } from './checks/images.io.ts';
import { interfaces } from './checks/interfaces.io.ts';
import { logGroups } from './checks/logGroups.io.ts';
import { name } from './checks/name.io.ts';
import { port } from './checks/port.io.ts';
import { rights } from './checks/rights.io.ts';
import { roles } from './checks/roles.io.ts';
import { secrets } from './checks/secrets.io.ts';
import { securityGroups } from './checks/securityGroups.io.ts';
import { subnets } from './checks/subnets.io.ts';
import { vpc } from './checks/vpc.io.ts';
import { way } from './checks/way.io.ts';
import type { Look } from './look.ts';

/** Every check, in the order in which people read of them. */
export const looks: readonly Look[] = [
  account,
  cluster,
  capacity,
  interfaces,
  subnets,
  securityGroups,
  port,
  way,
  vpc,
  name,
  images,
  logGroups,
  secrets,
  roles,
  executionRole,
  efs,
  rights,
];
