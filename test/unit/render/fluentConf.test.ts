import { describe, expect, test } from 'vitest';
import { fluentConf } from '../../../src/render/fluentConf.ts';
import { fluentDuration, fluentValue } from '../../../src/render/fluentValue.ts';
import { configOf, fluentdConfigOf } from '../../support/config.ts';

test('the smallest configuration: one input, one output that takes every tag, and one stream', () => {
  expect(fluentConf(configOf())).toMatchInlineSnapshot(`
    "# Rendered by legacy-log-ecs from its configuration: change that, not this file.
    # Runs on Fluentd 1.18 and later: fluentd -I plugin/lib. FLUENTD_BIND and FLUENTD_MONITOR_BIND move it to other addresses.

    <system>
      log_level info
      # On the volume, for here Fluentd puts chunks aside that it cannot read; the default is gone with the container.
      root_dir /fluentd/log/.fluentd/root
      # The batch may run as another user, and may delete what it has read.
      dir_permission 0777
      # So may the next collector, which goes on with the packets that this one leaves.
      file_permission 0666
    </system>

    <source>
      @type legacy_forward
      @id forward
      bind "#{ENV['FLUENTD_BIND'] || '0.0.0.0'}"
      port 24224
      packet_limit 8m
      connection_limit 1000
      connection_limit_per_address 100
      ack received
    </source>

    <source>
      @type monitor_agent
      @id monitor
      bind "#{ENV['FLUENTD_MONITOR_BIND'] || '127.0.0.1'}"
      port 24220
    </source>

    <match **>
      @type legacy_log
      @id legacy_log
      state_path /fluentd/log/.fluentd/state
      quarantine_path /fluentd/log/.fluentd/quarantine
      # Where releases before this plugin kept their buffers: what is left there is written first.
      adopt_path /fluentd/log/.fluentd/buffer
      timezone +00:00
      id_horizon 1000000
      metrics_interval 60s
      metrics_name access-log
      <stream>
        tag app.access
        path /fluentd/log/access
        file access_log
        write whole
        format single_value
        keys message,log
        id_key id
        line_limit 1m
      </stream>
      <buffer>
        @type file
        path /fluentd/log/.fluentd/packets
        flush_mode interval
        flush_interval 2s
        flush_at_shutdown true
        flush_thread_count 1
        chunk_limit_size 2m
        total_limit_size 1g
        overflow_action throw_exception
        retry_forever true
        retry_max_interval 30s
      </buffer>
    </match>

    # Fluentd's own messages are on its standard output already; here they would end up in the quarantine.
    <label @FLUENT_LOG>
      <match **>
        @type null
      </match>
    </label>
    "
  `);
});

type StreamSettings = NonNullable<Parameters<typeof fluentdConfigOf>[0]['streams']>[number];

/** The `<stream>` sections, one text each. */
function streamsOf(...streams: StreamSettings[]): string[] {
  return fluentConf(fluentdConfigOf({ streams })).match(/ {2}<stream>[\s\S]*?<\/stream>/g) ?? [];
}

const stream = (more: Partial<StreamSettings>): string =>
  streamsOf({ tag: 'a', path: '/fluentd/log/a', ...more })[0] ?? '';

describe('streams', () => {
  test('stand in the order of the configuration, as the first that takes a tag has it', () => {
    const conf = fluentConf(
      fluentdConfigOf({
        streams: [
          { tag: 'app.access', path: '/fluentd/log/access' },
          { tag: 'app.{error,audit}', path: '/fluentd/log/events//all/', file: 'events', format: 'json' },
          { tag: 'job.**', path: '/fluentd/./log', file: 'jobs', format: 'ltsv' },
        ],
      }),
    );
    expect(conf.match(/^ {4}(tag|path|file) .*$/gm)).toEqual([
      '    tag app.access',
      '    path /fluentd/log/access',
      '    file access_log',
      '    tag "app.{error,audit}"',
      '    path /fluentd/log/events/all',
      '    file events',
      '    tag job.**',
      '    path /fluentd/log',
      '    file jobs',
      '    path /fluentd/log/.fluentd/packets',
    ]);
    expect(conf.match(/^<match .*>$/gm)).toEqual(['<match **>']);
  });

  test('rotate: the words of logrotate, with its defaults where nothing is said', () => {
    expect(stream({ write: 'rotate' })).toMatchInlineSnapshot(`
      "  <stream>
          tag a
          path /fluentd/log/a
          file access_log
          write rotate
          format single_value
          keys message,log
          id_key id
          line_limit 1m
          every day
          dateext true
          compress false
          delaycompress true
          rotate 0
          late current
        </stream>"
    `);
    const all = { every: 'week', size: '100m', dateext: false, compress: true, delaycompress: false, keep: 7 } as const;
    expect(stream({ write: 'rotate', rotate: { ...all, late: 'current' } })).toMatchInlineSnapshot(`
      "  <stream>
          tag a
          path /fluentd/log/a
          file access_log
          write rotate
          format single_value
          keys message,log
          id_key id
          line_limit 1m
          every week
          size 100m
          dateext false
          compress true
          delaycompress false
          rotate 7
          late current
        </stream>"
    `);
  });

  test('rotate: a size stands in place of the day', () => {
    expect(stream({ write: 'rotate', rotate: { size: '1g' } })).not.toContain('every');
    expect(stream({ write: 'rotate', rotate: { size: '1g', every: 'hour' } })).toContain('every hour\n');
  });

  test('append: a file of exactly this name, with the date of its lines', () => {
    const text = stream({ write: 'append', file: 'access_log.%Y%m%d' });
    expect(text).toContain('file access_log.%Y%m%d\n    write append\n');
    expect(text).not.toContain('rotate');
  });

  test.each([
    { name: 'a line as it came', settings: {}, lines: ['format single_value', 'keys message,log'] },
    { name: 'other keys', settings: { keys: ['log', 'msg'] }, lines: ['format single_value', 'keys log,msg'] },
    { name: 'one key', settings: { messageKey: 'line' }, lines: ['format single_value', 'keys line'] },
    { name: 'JSON', settings: { format: 'json' }, lines: ['format json', 'keep_id true'] },
    { name: 'JSON without ids', settings: { format: 'json', keepId: false }, lines: ['format json', 'keep_id false'] },
    { name: 'LTSV', settings: { format: 'ltsv' }, lines: ['format ltsv', 'keep_id true'] },
    {
      name: 'labels of LTSV',
      settings: { format: 'ltsv', fields: ['host', 'status'] },
      lines: ['format ltsv', 'fields host,status', 'keep_id true'],
    },
    { name: 'CSV', settings: { format: 'csv', fields: ['a', 'b'] }, lines: ['format csv', 'fields a,b'] },
    { name: 'TSV', settings: { format: 'tsv', fields: ['a'] }, lines: ['format tsv', 'fields a'] },
    { name: 'combined', settings: { format: 'combined' }, lines: ['format combined'] },
  ] as const)('format: $name', ({ settings, lines }) => {
    const given = { ...settings } as unknown as Partial<StreamSettings>;
    expect(stream(given).match(/(format|keys|fields|keep_id) .*/g)).toEqual(lines);
  });

  test('ids and lengths are those of the stream', () => {
    expect(stream({ id: 'request_id', maxLine: '64k' })).toContain('id_key request_id\n    line_limit 64k\n');
  });
});

describe('who may send', () => {
  const forward = (fluentd: Parameters<typeof fluentdConfigOf>[0]) =>
    /<source>\n {2}@type legacy_forward[\s\S]*?<\/source>/.exec(fluentConf(fluentdConfigOf(fluentd)))?.[0];
  const sharedKey = 'arn:aws:secretsmanager:eu-west-1:123456789012:secret:key';
  const tls = {
    certificate: 'arn:aws:secretsmanager:eu-west-1:123456789012:secret:certificate',
    key: 'arn:aws:secretsmanager:eu-west-1:123456789012:secret:private',
  };

  test('with a shared key and TLS, of which no secret stands in the file', () => {
    expect(forward({ security: { sharedKey, tls } })).toMatchInlineSnapshot(`
      "<source>
        @type legacy_forward
        @id forward
        bind "#{ENV['FLUENTD_BIND'] || '0.0.0.0'}"
        port 24224
        packet_limit 8m
        connection_limit 1000
        connection_limit_per_address 100
        ack received
        # From FLUENTD_TLS_CERTIFICATE and FLUENTD_TLS_KEY, which hold them as PEM.
        tls_from_environment true
        <transport tls>
        </transport>
        <security>
          self_hostname fluentd.internal
          shared_key "#{ENV.fetch('FLUENTD_SHARED_KEY')}"
        </security>
      </source>"
    `);
    expect(forward({ security: { sharedKey, tls } })).not.toContain('arn:');
  });

  test('each of the two stands alone', () => {
    expect(forward({ security: { sharedKey } })).not.toContain('tls');
    expect(forward({ security: { tls } })).not.toContain('<security>');
  });

  test('acks, port, ids, zone and interval come from the configuration', () => {
    const conf = fluentConf(
      fluentdConfigOf({
        port: 24000,
        acks: 'durable',
        idHorizon: 5000,
        timezone: 'Asia/Tokyo',
        flushInterval: '500ms',
      }),
    );
    expect(conf.match(/(port|ack|id_horizon|timezone|flush_interval) .*/g)).toEqual([
      'port 24000',
      'ack durable',
      'port 24220',
      'timezone Asia/Tokyo',
      'id_horizon 5000',
      'flush_interval 0.5s',
    ]);
  });
});

test('nothing is left to outputs that Fluentd acknowledges for by itself', () => {
  expect(fluentConf(configOf())).not.toMatch(/@ERROR|<secondary>|@type (file|copy|relabel)\n {2}@id/);
});

test('every path is below /fluentd/log, so that a text replacement moves all of it', () => {
  const paths = fluentConf(configOf()).match(/(?<=(path|root_dir) )\S+/g) ?? [];
  expect(paths.length).toBeGreaterThan(5);
  expect(paths.filter((path) => !path.startsWith('/fluentd/log/'))).toEqual([]);
});

test.each([
  { name: 'plain', value: 'app.access', expected: 'app.access' },
  { name: 'a pattern', value: 'app.**', expected: 'app.**' },
  { name: 'an offset', value: '+09:00', expected: '+09:00' },
  { name: 'empty', value: '', expected: '""' },
  { name: 'a space and a comment', value: 'a # b', expected: '"a \\# b"' },
  { name: 'Ruby code', value: '#{exit}', expected: '"\\#{exit}"' },
  { name: 'quotes and backslashes', value: '"\\', expected: '"\\"\\\\"' },
  { name: 'the end of a tag', value: 'a>\n@type exec', expected: '"a>\\n@type exec"' },
  { name: 'what has a letter of its own', value: '\n\r\t\f\b\0', expected: '"\\n\\r\\t\\f\\b\\0"' },
  { name: 'JSON', value: '[1]', expected: '"[1]"' },
])('value: $name is written as $expected', ({ value, expected }) => {
  expect(fluentValue(value)).toBe(expected);
});

test.each([
  { duration: '500ms', expected: '0.5s' },
  { duration: '1ms', expected: '0.001s' },
  { duration: '2s', expected: '2s' },
  { duration: '5m', expected: '5m' },
  { duration: '6h', expected: '6h' },
  { duration: '1d', expected: '1d' },
])('duration: $duration is Fluentd’s $expected', ({ duration, expected }) => {
  expect(fluentDuration(duration)).toBe(expected);
});
