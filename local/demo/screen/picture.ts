/** What will be seen, before anything else: the parts, and the story in three sentences. */
export function pictureOf(nginx: boolean): readonly string[] {
  return [...(nginx ? withNginx : withApplication), ...story];
}

const withApplication = [
  ' application ──▶ Fluentd ──▶ files ──▶ batch ──▶ database',
  '      │          └──── one task on ECS ────┘          │',
  '      └───────▶ CloudWatch Logs ──▶ Lambda ◀──────────┘',
];

const withNginx = [
  '            requests ──▶ nginx ──▶ application (unix socket)',
  '                           │',
  ' forwarder ◀── access log ─┴────▶ CloudWatch Logs ──▶ Lambda ◀─┐',
  '     └───────▶ Fluentd ──▶ files ──▶ batch ──▶ database ───────┘',
  '               └──── one task on ECS ────┘',
];

const story = [
  '',
  'Three pushes to a repository: the first creates everything, the second finds',
  'nothing to do, the third replaces the task while the application goes on',
  'sending. Then the Lambda compares what the log holds with what the database',
  'holds. It takes about a minute.',
];

export const title = 'legacy-log-ecs: a log-file batch on ECS, and each line counted';

/** What to do after this. */
export const tryNext = [
  'Try next:',
  '  npm run demo -- --lose 7           seven rows vanish: does the Lambda notice?',
  '  npm run demo -- --aggregate day    sums by day in place of rows: do they hold?',
  '  npm run demo -- --nginx            nginx’s access log and our forwarder',
  '  npm run demo -- --log access.log   a log of yours, in combined format',
  '  npm run demo -- --database URL     a database of yours, PostgreSQL or MySQL',
  '  npm run demo -- --help             everything else',
];
