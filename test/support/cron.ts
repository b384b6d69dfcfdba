import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { realIsRequired } from '../../local/realParts.ts';

/** Why Debian's cron cannot run here, or undefined if it can. With CI=true or REQUIRE_REAL=1 that is an error. */
export function whyNoCron(): string | undefined {
  const missing = ['cron', 'unshare', 'ruby', 'flock'].find(
    (name) => spawnSync('sh', ['-c', `command -v ${name}`]).status !== 0,
  );
  const reason = missing === undefined ? whyNoSpace() : `there is no ${missing}`;
  if (reason !== undefined && realIsRequired()) throw new Error(`Debian's cron is required here, and ${reason}`);
  return reason;
}

const space = ['--mount', '--pid', '--fork', '--kill-child'];

function whyNoSpace(): string | undefined {
  const isRoot = process.getuid?.() === 0;
  return isRoot && spawnSync('unshare', [...space, 'true']).status === 0 ? undefined : 'unshare may not be used';
}

/** For bash, as another shell drops variables with a dot. Its own /etc/cron.d, /run and /proc, and a /dev/log of which Ruby prints each message as a line. */
const prepare = `set -eu
dir=$1
shift
mount --bind "$dir/cron.d" /etc/cron.d
mount -t tmpfs tmpfs /run
mount -t proc proc /proc
mount -t tmpfs tmpfs /opt
cp -r "$dir/opt" /opt/legacy-log-ecs
for name in null zero random urandom; do touch "$dir/dev/$name"; mount --bind "/dev/$name" "$dir/dev/$name"; done
ruby -rsocket -e 'log = Socket.new(:UNIX, :DGRAM); log.bind(Socket.sockaddr_un(ARGV[0])); STDERR.sync = true; loop { warn "log: " + log.recv(9999).inspect }' "$dir/dev/log" > /dev/null &
while [ ! -S "$dir/dev/log" ]; do sleep 0.05; done
mount --rbind "$dir/dev" /dev
exec "$@"
`;

export interface CronRun {
  /** What was written so far. */
  readonly stdout: () => string;
  readonly stderr: () => string;
  /** Resolves when something holds of that. */
  until(so: () => boolean): Promise<void>;
  /** To the command, which is process 1 there. */
  signal(name: 'TERM'): void;
  readonly done: Promise<number | null>;
  remove(): void;
}

/** Runs a command as process 1 where cron finds these tables, and `/opt/legacy-log-ecs` holds these files. */
export function runCron(
  tables: Readonly<Record<string, string>>,
  command: readonly string[],
  { files = {}, env = {} }: { files?: Readonly<Record<string, string>>; env?: Readonly<Record<string, string>> } = {},
): CronRun {
  const folder = mkdtempSync(join(tmpdir(), 'legacy-log-cron-'));
  for (const name of ['cron.d', 'dev', 'opt']) mkdirSync(join(folder, name), { mode: 0o755 });
  for (const [name, text] of Object.entries(tables)) writeFileSync(join(folder, 'cron.d', name), text, { mode: 0o644 });
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, 'opt', name), text, { mode: 0o755 });
  const child = spawn('unshare', [...space, 'bash', '-c', prepare, 'bash', folder, ...command], {
    env: { PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const texts = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].on('data', (data) => {
      texts[name] += data;
    });
  }
  const done = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code));
  });
  return {
    stdout: () => texts.stdout,
    stderr: () => texts.stderr,
    done,
    until: (so) =>
      new Promise((resolve, reject) => {
        const look = () => so() && resolve();
        child.stdout.on('data', look);
        child.stderr.on('data', look);
        child.once('exit', () => (so() ? resolve() : reject(new Error(`it ended before: ${texts.stderr}`))));
        look();
      }),
    signal: (name) => spawnSync('pkill', [`-${name}`, '-P', String(child.pid)]),
    remove: () => {
      child.kill('SIGKILL');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
