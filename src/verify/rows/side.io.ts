import type { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import type { Verify } from '../../config/schema.ts';
import type { Clock } from '../../world/world.ts';
import type { Grid } from '../grid.ts';
import type { DatabaseSide } from '../side.ts';

export interface RowsWorld {
  readonly secrets: Pick<SecretsManagerClient, 'send'>;
  readonly clock: Clock;
  /** Of a token of RDS IAM. */
  readonly region: string | undefined;
}

/** The database's side of a verification. It connects when it is first asked, and once a run. */
export function openDatabaseSide(_world: RowsWorld, _settings: Verify, _grid: Grid): DatabaseSide {
  throw new Error('not built yet');
}
