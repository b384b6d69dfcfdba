import { MONITOR_PORT, PACKET_LIMIT, PRIVATE_ROOT, SECURITY_VARIABLES } from '../config/places.ts';
import type { Config } from '../config/schema.ts';
import { streamSection } from './fluentStream.ts';
import { fluentDuration, fluentValue } from './fluentValue.ts';

/**
 * `fluent.conf` for Fluentd 1.18 and later with this project's plugin. Every path in it begins with `/fluentd/log`.
 *
 * One output takes every tag, so that nothing is left to an `@ERROR` label or a second output, each of which Fluentd
 * acknowledges for: a packet is in the buffer, or its sender keeps it. What is no line of a stream is told apart when the
 * buffer is written, and goes to the quarantine.
 */
export function fluentConf(config: Config): string {
  return `${[header, system, forward(config), monitor, output(config), ownEvents].join('\n\n')}\n`;
}

const header = `# Rendered by legacy-log-ecs from its configuration: change that, not this file.
# Runs on Fluentd 1.18 and later: fluentd -I plugin/lib. FLUENTD_BIND and FLUENTD_MONITOR_BIND move it to other addresses.`;

const system = `<system>
  log_level info
  # On the volume, for here Fluentd puts chunks aside that it cannot read; the default is gone with the container.
  root_dir ${PRIVATE_ROOT}/root
  # The batch may run as another user, and may delete what it has read.
  dir_permission 0777
  # So may the next collector, which goes on with the packets that this one leaves.
  file_permission 0666
</system>`;

/** The limits are there so that one sender cannot starve the others: what is over one is refused with words. */
function forward(config: Config): string {
  const { port, acks } = config.fluentd;
  return `<source>
  @type legacy_forward
  @id forward
  bind "#{ENV['FLUENTD_BIND'] || '0.0.0.0'}"
  port ${port}
  packet_limit ${PACKET_LIMIT}
  connection_limit 1000
  connection_limit_per_address 100
  ack ${acks}${[...tls(config), ...sharedKey(config)].map((section) => `\n${section}`).join('')}
</source>`;
}

function tls({ fluentd: { security } }: Config): readonly string[] {
  if (security.tls === undefined) return [];
  return [
    `  # From ${SECURITY_VARIABLES.certificate} and ${SECURITY_VARIABLES.key}, which hold them as PEM.
  tls_from_environment true
  <transport tls>
  </transport>`,
  ];
}

/** `fetch`, so that Fluentd does not start without its key: an empty one would let in whoever sends an empty one. */
function sharedKey({ fluentd: { security }, discovery }: Config): readonly string[] {
  if (security.sharedKey === undefined) return [];
  return [
    `  <security>
    self_hostname ${fluentValue(`${discovery.service}.${discovery.namespace}`)}
    shared_key "#{ENV.fetch('${SECURITY_VARIABLES.sharedKey}')}"
  </security>`,
  ];
}

const monitor = `<source>
  @type monitor_agent
  @id monitor
  bind "#{ENV['FLUENTD_MONITOR_BIND'] || '127.0.0.1'}"
  port ${MONITOR_PORT}
</source>`;

/**
 * What makes the buffer safe, each by measurement: it is of files on the volume, so that what is acknowledged survives a
 * kill; \`throw_exception\` when it is full, so that the rest stays with the senders; and no limit of retries.
 */
function output({ name, fluentd }: Config): string {
  return `<match **>
  @type legacy_log
  @id legacy_log
  state_path ${PRIVATE_ROOT}/state
  quarantine_path ${PRIVATE_ROOT}/quarantine
  # Where releases before this plugin kept their buffers: what is left there is written first.
  adopt_path ${PRIVATE_ROOT}/buffer
  timezone ${fluentValue(fluentd.timezone)}
  id_horizon ${fluentd.idHorizon}
  metrics_interval 60s
  metrics_name ${fluentValue(name)}
${fluentd.streams.map((stream) => streamSection(stream, '  ')).join('\n')}
  <buffer>
    @type file
    path ${PRIVATE_ROOT}/packets
    flush_mode interval
    flush_interval ${fluentDuration(fluentd.flushInterval)}
    flush_at_shutdown true
    flush_thread_count 1
    chunk_limit_size 2m
    total_limit_size 1g
    overflow_action throw_exception
    retry_forever true
    retry_max_interval 30s
  </buffer>
</match>`;
}

const ownEvents = `# Fluentd's own messages are on its standard output already; here they would end up in the quarantine.
<label @FLUENT_LOG>
  <match **>
    @type null
  </match>
</label>`;
