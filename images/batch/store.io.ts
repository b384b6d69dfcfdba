import type { Settings } from './settings.ts';
import type { Store } from './store.ts';
import { columnsWith } from './table.ts';

type Needed = Pick<Settings, 'database' | 'table' | 'aggregate' | 'format' | 'isGrowing'>;

/** Connects to the database. Only the driver that the URL asks for is loaded. */
export async function openStore({ database, table, aggregate, format, isGrowing }: Needed): Promise<Store> {
  const settings = { table: { name: table, columns: columnsWith(format.columns) }, aggregate, isGrowing };
  switch (database.engine) {
    case 'postgres':
      return (await import('./postgres.io.ts')).openPostgres(database.url, settings);
    case 'mysql':
      return (await import('./mysql.io.ts')).openMysql(database.url, settings);
  }
}
