import { fluentConf } from '../../src/render/fluentConf.ts';
import { fluentdConfigOf } from '../../test/support/config.ts';

/** A way from the port to finished files. */
export interface Way {
  readonly name: string;
  /** A fluent.conf with `/fluentd/log` for its folder. */
  readonly conf: string;
  /** Whether it is ours, which syncs file and journal; Fluentd's own syncs nothing. */
  readonly isOurs: boolean;
}

export function waysToFiles(): readonly Way[] {
  return [
    { name: 'out_file, memory buffer', conf: plain('@type memory'), isOurs: false },
    { name: 'out_file, file buffer', conf: plain('@type file\n    path /fluentd/log/buffer'), isOurs: false },
    ...(['whole', 'append', 'rotate'] as const).map((write) => ({
      name: write,
      conf: ours({ write }),
      isOurs: true,
    })),
    { name: 'append, durable acks', conf: ours({ write: 'append', acks: 'durable' }), isOurs: true },
  ];
}

function ours({ write, acks = 'received' }: { readonly write: string; readonly acks?: string }): string {
  const rotate = write === 'rotate' ? { rotate: { size: '20m' } } : {};
  const streams = [{ tag: 'bench.access', path: '/fluentd/log/access', write, ...rotate }];
  return fluentConf(fluentdConfigOf({ flushInterval: '1s', acks, streams } as Parameters<typeof fluentdConfigOf>[0]));
}

/** Fluentd's own output as it is mostly set up, and as quick as it gets: nothing is synced. */
function plain(buffer: string): string {
  return `<source>
  @type forward
  bind "#{ENV['FLUENTD_BIND'] || '0.0.0.0'}"
  port 24224
</source>
<match bench.**>
  @type file
  path /fluentd/log/access/access_log
  append true
  <format>
    @type single_value
  </format>
  <buffer time>
    ${buffer}
    timekey 1d
    flush_mode interval
    flush_interval 1s
    flush_at_shutdown true
    chunk_limit_size 8m
    total_limit_size 2g
  </buffer>
</match>
`;
}
