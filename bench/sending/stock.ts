import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fluentdCommand } from '../../local/fluentd/command.ts';

/** A real Fluentd with nothing but its own in_forward and out_file: what the sender does has nothing to do with our collector. */
export async function startStockFluentd(folder: string) {
  const fluentd = fluentdCommand();
  if (!fluentd) throw new Error('there is no Fluentd: bundle install');
  const [host, port] = ['127.0.0.1', 24_777];
  const conf = join(folder, 'fluent.conf');
  writeFileSync(conf, confFor(host, port, folder));
  const child = spawn(fluentd.command, [...fluentd.args, '--no-supervisor', '-c', conf], {
    cwd: fluentd.cwd,
    env: { ...process.env, ...fluentd.env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (text) => String(text).includes('fluentd worker is now running') && resolve());
    child.once('exit', () => reject(new Error('Fluentd did not start')));
  });
  return {
    host,
    port,
    async stop() {
      child.kill('SIGTERM');
      if (child.exitCode === null) await once(child, 'exit');
    },
  };
}

function confFor(host: string, port: number, folder: string): string {
  return `<source>
  @type forward
  bind ${host}
  port ${port}
</source>
<match **>
  @type file
  path ${join(folder, 'out/access')}
  <format>
    @type single_value
  </format>
  <buffer>
    @type file
    path ${join(folder, 'buffer')}
    flush_mode interval
    flush_interval 1s
    overflow_action throw_exception
  </buffer>
</match>
`;
}
