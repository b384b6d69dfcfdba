import { Signer } from '@aws-sdk/rds-signer';
import { defined } from '../../values/defined.ts';
import type { Database } from '../engines/source.ts';

const defaultPorts = { postgres: 5432, mysql: 3306, mariadb: 3306 } as const;

/**
 * A token of RDS IAM. It lives for 15 minutes, of which only signing in needs some.
 *
 * @param region undefined for the environment's
 */
export async function readToken(region: string | undefined, { engine, host, port, user }: Database): Promise<string> {
  const place = { hostname: host ?? '', port: port ?? defaultPorts[engine], username: user ?? '' };
  return await new Signer({ ...place, ...defined({ region }) }).getAuthToken();
}
