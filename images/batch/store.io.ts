import type { Settings } from './settings.ts';
import type { Store } from './store.ts';

/** Connects to the database. Only the driver that the URL asks for is loaded. */
export async function openStore({
  database,
  table,
  aggregate,
}: Pick<Settings, 'database' | 'table' | 'aggregate'>): Promise<Store> {
  switch (database.engine) {
    case 'postgres':
      return (await import('./postgres.io.ts')).openPostgres(database.url, table, aggregate);
    case 'mysql':
      return (await import('./mysql.io.ts')).openMysql(database.url, table, aggregate);
  }
}
