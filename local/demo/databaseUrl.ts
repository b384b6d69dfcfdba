export type Engine = 'postgres' | 'mysql';

/** The engine that a URL asks for. Throws an Error for a person that shows nothing of the URL, which may hold a password. */
export function engineOf(url: string): Engine {
  const { protocol = '', pathname = '' } = URL.canParse(url) ? new URL(url) : {};
  const engine = engines[protocol];
  if (engine === undefined) throw new Error('--database is no URL of the form postgres://… or mysql://…');
  if (pathname.length < 2)
    throw new Error('--database names no database: it looks like postgres://user@host:5432/name');
  return engine;
}

const engines: Readonly<Record<string, Engine>> = {
  'postgres:': 'postgres',
  'postgresql:': 'postgres',
  'mysql:': 'mysql',
  'mariadb:': 'mysql',
};
