/** Which cron reads the table: Debian's (and Ubuntu's), or cronie (Alpine's package, Amazon Linux, Red Hat). */
export type Cron = 'debian' | 'cronie';

interface Dialect {
  readonly name: string;
  /** Bytes of a command that are still taken. Debian's MAX_COMMAND is 1000, of which it refuses 999. */
  readonly commandBytes: number;
  /** Bytes of a line that sets a variable; Debian's cuts what is behind (MAX_ENVSTR, without a word). */
  readonly settingBytes: number;
}

/** Sources: cron 3.0pl1-162 of Debian (cron.h, entry.c, env.c) and cronie's macros.h, entry.c, env.c of December 2025. */
export const dialects: Readonly<Record<Cron, Dialect>> = {
  debian: { name: 'Debian’s cron', commandBytes: 998, settingBytes: 998 },
  cronie: { name: 'cronie', commandBytes: 131_070, settingBytes: 131_070 },
};

export function isCron(name: string): name is Cron {
  return Object.hasOwn(dialects, name);
}

/** What batch.command names tells which it is: Debian calls its own cron, everybody else's is crond. */
export function cronOf(command: readonly string[]): Cron | undefined {
  const [program = ''] = command;
  const name = program.slice(program.lastIndexOf('/') + 1);
  if (name === 'cron') return 'debian';
  return name === 'crond' ? 'cronie' : undefined;
}
