import { describe, expect, test } from 'vitest';
import { fluentConf } from '../../../src/render/fluentConf.ts';
import { fluentDuration, fluentValue } from '../../../src/render/fluentValue.ts';
import { configOf, fluentdConfigOf } from '../../support/config.ts';

test('the smallest configuration: one stream, and nothing that arrives is dropped', () => {
  expect(fluentConf(configOf())).toMatchInlineSnapshot(`
    "# Rendered by legacy-log-ecs from its configuration: change that, not this file.
    # Runs on Fluentd 1.18 and later without plugins. FLUENTD_BIND and FLUENTD_MONITOR_BIND move it to other addresses.

    <system>
      log_level info
      # On the volume, for here Fluentd puts chunks aside that it cannot read; the default is gone with the container.
      root_dir /fluentd/log/.fluentd/root
      # The batch may run as another user, and may delete what it has read.
      dir_permission 0777
    </system>

    <source>
      @type forward
      @id forward
      bind "#{ENV['FLUENTD_BIND'] || '0.0.0.0'}"
      port 24224
      # One broken event would else stop its sender for ever: the whole packet fails, and is sent again. (The default since 1.19.)
      skip_invalid_event true
    </source>

    <source>
      @type monitor_agent
      @id monitor
      bind "#{ENV['FLUENTD_MONITOR_BIND'] || '127.0.0.1'}"
      port 24220
    </source>

    <match app.access>
      @type file
      @id access/access_log
      path /fluentd/log/access/access_log.%Y%m%d.\${chunk_id}
      append false
      <format>
        @type single_value
        message_key message
      </format>
      <buffer time>
        @type file
        path /fluentd/log/.fluentd/buffer/access/access_log
        timekey 1d
        timekey_zone +00:00
        flush_mode interval
        flush_interval 2s
        flush_at_shutdown true
        flush_thread_count 1
        chunk_limit_size 8m
        total_limit_size 1g
        overflow_action throw_exception
        retry_forever true
        retry_max_interval 30s
      </buffer>
    </match>

    # Records whose tag is nobody's: kept with time and tag, not passed to the batch.
    <match **>
      @type file
      @id .fluentd/unmatched/unmatched
      path /fluentd/log/.fluentd/unmatched/unmatched.%Y%m%d.\${chunk_id}
      append false
      <format>
        @type out_file
      </format>
      <buffer time>
        @type file
        path /fluentd/log/.fluentd/buffer/.fluentd/unmatched/unmatched
        timekey 1d
        timekey_zone +00:00
        flush_mode interval
        flush_interval 2s
        flush_at_shutdown true
        flush_thread_count 1
        chunk_limit_size 8m
        total_limit_size 1g
        overflow_action throw_exception
        retry_forever true
        retry_max_interval 30s
      </buffer>
    </match>

    # Records that could not be passed on.
    <label @ERROR>
      <match **>
        @type file
        @id .fluentd/errors/errors
        path /fluentd/log/.fluentd/errors/errors.%Y%m%d.\${chunk_id}
        append false
        <format>
          @type out_file
        </format>
        <buffer time>
          @type file
          path /fluentd/log/.fluentd/buffer/.fluentd/errors/errors
          timekey 1d
          timekey_zone +00:00
          flush_mode interval
          flush_interval 2s
          flush_at_shutdown true
          flush_thread_count 1
          chunk_limit_size 8m
          total_limit_size 1g
          overflow_action throw_exception
          retry_forever true
          retry_max_interval 30s
        </buffer>
      </match>
    </label>

    # Fluentd's own messages are on its standard output already; here they would end up among the unmatched.
    <label @FLUENT_LOG>
      <match **>
        @type null
      </match>
    </label>
    "
  `);
});

describe('streams', () => {
  const conf = () =>
    fluentConf(
      fluentdConfigOf({
        port: 24000,
        timezone: 'Asia/Tokyo',
        flushInterval: '500ms',
        streams: [
          { tag: 'app.access', path: '/fluentd/log/access', messageKey: 'line' },
          { tag: 'app.{error,audit}', path: '/fluentd/log/events/all', file: 'events', format: 'json' },
          { tag: 'job.**', path: '/fluentd/log', file: 'jobs', format: 'ltsv' },
          { tag: 'audit', path: '/fluentd/./log/audit' },
        ],
      }),
    );

  test('are matched in the order of the configuration, and what no stream takes comes last', () => {
    expect(conf().match(/^<match .*>$/gm)).toEqual([
      '<match app.access>',
      '<match "app.{error,audit}">',
      '<match job.**>',
      '<match audit>',
      '<match **>',
    ]);
  });

  test('write names with the day and the chunk, each in its own folder', () => {
    expect(
      conf()
        .match(/^ {2}path .*$/gm)
        ?.slice(0, 3),
    ).toEqual([
      '  path /fluentd/log/access/access_log.%Y%m%d.${chunk_id}',
      '  path /fluentd/log/events/all/events.%Y%m%d.${chunk_id}',
      '  path /fluentd/log/jobs.%Y%m%d.${chunk_id}',
    ]);
  });

  test('keep their buffers under names that do not depend on their order, however a path is written', () => {
    expect(
      conf()
        .match(/path .*buffer.*$/gm)
        ?.slice(0, 4),
    ).toEqual([
      'path /fluentd/log/.fluentd/buffer/access/access_log',
      'path /fluentd/log/.fluentd/buffer/events/all/events',
      'path /fluentd/log/.fluentd/buffer/jobs',
      'path /fluentd/log/.fluentd/buffer/fluentd/./log/audit/access_log',
    ]);
  });

  test('have the formats that are asked for', () => {
    expect(conf().match(/@type (single_value|json|ltsv)$|message_key .*$/gm)).toEqual([
      '@type single_value',
      'message_key line',
      '@type json',
      '@type ltsv',
      '@type single_value',
      'message_key message',
    ]);
  });

  test('take port, zone and interval from the configuration', () => {
    expect(conf()).toContain('port 24000\n');
    expect(
      conf()
        .match(/timekey_zone .*$|flush_interval .*$/gm)
        ?.slice(0, 2),
    ).toEqual(['timekey_zone Asia/Tokyo', 'flush_interval 0.5s']);
  });
});

test('every path is below /fluentd/log, so that a text replacement moves all of it', () => {
  const paths = fluentConf(configOf()).match(/(?<=(path|root_dir) )\S+/g) ?? [];
  expect(paths.length).toBeGreaterThan(6);
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
