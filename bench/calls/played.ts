/** A run of a command, as the table of the calls shows it. */
export interface Played {
  /** By which its reasons are found. */
  readonly command: string;
  readonly title: string;
  readonly line: readonly string[];
  /** The version of the batch that is configured. */
  readonly batch: number;
  /** Whether it waits for something, so that how often it looks depends on how long that takes. */
  readonly waits?: true;
}

/** One life of a service, in this order. */
export const played: readonly Played[] = [
  { command: 'check', title: '`check`', line: ['check'], batch: 1 },
  { command: 'render', title: '`render`', line: ['render', '--out', 'rendered'], batch: 1 },
  { command: 'doctor', title: '`doctor`, before anything stands', line: ['doctor'], batch: 1 },
  { command: 'plan', title: '`plan --no-doctor` of a first deploy', line: ['plan', '--no-doctor'], batch: 1 },
  {
    command: 'deploy',
    title: '`deploy --no-doctor`, the first',
    line: ['deploy', '--no-doctor'],
    batch: 1,
    waits: true,
  },
  { command: 'plan', title: '`plan` where nothing differs', line: ['plan'], batch: 1 },
  { command: 'plan', title: '`plan --detect-drift`', line: ['plan', '--detect-drift'], batch: 1 },
  { command: 'deploy', title: '`deploy` where nothing differs', line: ['deploy'], batch: 1 },
  {
    command: 'deploy',
    title: '`deploy --no-doctor` of a new image',
    line: ['deploy', '--no-doctor'],
    batch: 2,
    waits: true,
  },
  { command: 'status', title: '`status`', line: ['status'], batch: 2 },
  { command: 'logs', title: '`logs`', line: ['logs'], batch: 2 },
  { command: 'revisions', title: '`revisions`', line: ['revisions'], batch: 2 },
  { command: 'rollback', title: '`rollback`', line: ['rollback'], batch: 2, waits: true },
  {
    command: 'destroy',
    title: '`destroy --confirm access-log --revisions --log-groups`',
    line: ['destroy', '--confirm', 'access-log', '--revisions', '--log-groups'],
    batch: 2,
    waits: true,
  },
];

/** At most so many calls, where a promise was given. */
export const promised: Readonly<Record<string, number>> = {
  '`plan` where nothing differs': 8,
  '`plan --detect-drift`': 8,
  '`deploy` where nothing differs': 8,
};
