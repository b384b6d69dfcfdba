import { GetSecretValueCommand, type SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import type { Database, Session } from '../engines/source.ts';
import { isOfRds } from './authority.ts';
import { databaseUrl, tokenUrl } from './secret.ts';

export interface AccessWorld {
  readonly secrets: Pick<SecretsManagerClient, 'send'>;
  /** Of a token of RDS IAM; undefined for the environment's. */
  readonly region: string | undefined;
}

/**
 * Connects with what the secret says, or with a token of RDS IAM, which is new for each connection. A secret is read once
 * as long as its client lives, and once more where no connection comes about by it: the password may have been changed.
 */
export async function connect(world: AccessWorld, database: Database, signal: AbortSignal): Promise<Session> {
  if (database.user !== undefined) {
    const { readToken } = await import('./token.io.ts');
    return await open(tokenUrl(database, await readToken(world.region, database)));
  }
  const known = remembered(world.secrets);
  const id = database.secret ?? '';
  const before = known.get(id);
  if (before !== undefined) {
    try {
      return await open(databaseUrl(before, database));
    } catch {
      known.delete(id);
    }
  }
  const text = await readSecret(world, id, signal);
  known.set(id, text);
  return await open(databaseUrl(text, database));
}

const secrets = new WeakMap<AccessWorld['secrets'], Map<string, string>>();

function remembered(client: AccessWorld['secrets']): Map<string, string> {
  const known = secrets.get(client) ?? new Map<string, string>();
  secrets.set(client, known);
  return known;
}

async function readSecret({ secrets: client }: AccessWorld, id: string, signal: AbortSignal): Promise<string> {
  const value = await client.send(new GetSecretValueCommand({ SecretId: id }), { abortSignal: signal });
  return value.SecretString ?? Buffer.from(value.SecretBinary ?? []).toString('utf8');
}

/** Only the driver in use is loaded: each is as much code as the rest of the Lambda. */
async function open(url: URL): Promise<Session> {
  const authorities = isOfRds(url.hostname) ? (await import('./authorities.io.ts')).authorities : undefined;
  return url.protocol.startsWith('postgres')
    ? await (await import('../engines/postgres/postgres.io.ts')).openPostgres(url, authorities)
    : await (await import('../engines/mysql/mysql.io.ts')).openMysql(url, authorities);
}
