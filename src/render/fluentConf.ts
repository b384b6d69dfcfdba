import { LOG_ROOT, MONITOR_PORT, PRIVATE_ROOT } from '../config/places.ts';
import type { Config, Stream } from '../config/schema.ts';
import { fluentDuration, fluentValue } from './fluentValue.ts';

/**
 * `fluent.conf` for stock Fluentd, 1.18 and later. Every path in it begins with `/fluentd/log`.
 *
 * What makes it safe, each by measurement: a file buffer on the volume, so that what is acknowledged survives a kill;
 * `throw_exception` when it is full, so that the rest stays with the senders; no limit of retries; and files that
 * get a name once and never again. The limits are of waiting room: files go to the same disk as the buffer.
 */
export function fluentConf(config: Config): string {
  const sections = [system(), forward(config), monitor(), ...config.fluentd.streams.map((s) => stream(config, s))];
  return `${[header, ...sections, unmatched(config), errors(config), ownEvents].join('\n\n')}\n`;
}

const header = `# Rendered by legacy-log-ecs from its configuration: change that, not this file.
# Runs on Fluentd 1.18 and later without plugins. FLUENTD_BIND and FLUENTD_MONITOR_BIND move it to other addresses.`;

function system(): string {
  return `<system>
  log_level info
  # On the volume, for here Fluentd puts chunks aside that it cannot read; the default is gone with the container.
  root_dir ${PRIVATE_ROOT}/root
  # The batch may run as another user, and may delete what it has read.
  dir_permission 0777
</system>`;
}

function forward(config: Config): string {
  return `<source>
  @type forward
  @id forward
  bind "#{ENV['FLUENTD_BIND'] || '0.0.0.0'}"
  port ${config.fluentd.port}
  # One broken event would else stop its sender for ever: the whole packet fails, and is sent again. (The default since 1.19.)
  skip_invalid_event true
</source>`;
}

function monitor(): string {
  return `<source>
  @type monitor_agent
  @id monitor
  bind "#{ENV['FLUENTD_MONITOR_BIND'] || '127.0.0.1'}"
  port ${MONITOR_PORT}
</source>`;
}

function stream(config: Config, { tag, path, file, format, messageKey = 'message' }: Stream): string {
  const formatter =
    format === 'single_value' ? `@type single_value\n    message_key ${fluentValue(messageKey)}` : `@type ${format}`;
  return `<match ${fluentValue(tag)}>
${output(config, `${path}/${file}`, formatter)}
</match>`;
}

/**
 * Records that no stream takes. Their sender has its acknowledgement, so Fluentd is answerable for them: they are
 * kept whole where a person can find them. The verification counts them as missing, which is what they are.
 */
function unmatched(config: Config): string {
  return `# Records whose tag is nobody's: kept with time and tag, not passed to the batch.
<match **>
${output(config, `${PRIVATE_ROOT}/unmatched/unmatched`, '@type out_file')}
</match>`;
}

/** Records that Fluentd could not emit. Without this label they are one warning in its log, and gone. */
function errors(config: Config): string {
  return `# Records that could not be passed on.
<label @ERROR>
  <match **>
${output(config, `${PRIVATE_ROOT}/errors/errors`, '@type out_file').replaceAll(/^/gm, '  ')}
  </match>
</label>`;
}

const ownEvents = `# Fluentd's own messages are on its standard output already; here they would end up among the unmatched.
<label @FLUENT_LOG>
  <match **>
    @type null
  </match>
</label>`;

/**
 * The files of one stream. The chunk's id in the name makes it a name that is never used twice, so the batch can
 * note it for ever; a chunk that is replayed after a crash gets \`_1\` beside the torn \`_0\`.
 */
function output(config: Config, prefix: string, formatter: string): string {
  const { flushInterval, timezone } = config.fluentd;
  const id = outputId(prefix);
  return `  @type file
  @id ${id}
  path ${prefix}.%Y%m%d.\${chunk_id}
  append false
  <format>
    ${formatter}
  </format>
  <buffer time>
    @type file
    path ${PRIVATE_ROOT}/buffer/${id}
    timekey 1d
    timekey_zone ${fluentValue(timezone)}
    flush_mode interval
    flush_interval ${fluentDuration(flushInterval)}
    flush_at_shutdown true
    flush_thread_count 1
    chunk_limit_size 8m
    total_limit_size 1g
    overflow_action throw_exception
    retry_forever true
    retry_max_interval 30s
  </buffer>`;
}

/**
 * Names an output by where it writes and not by its place in the list: buffers outlive a deploy, and a buffer
 * must never be taken over by another stream because somebody changed the order.
 */
function outputId(prefix: string): string {
  return prefix.startsWith(`${LOG_ROOT}/`) ? prefix.slice(LOG_ROOT.length + 1) : prefix.slice(1);
}
