import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { fluentdCommand } from '../../../local/fluentd/command.ts';
import { toReplay } from '../../../src/verify/replay.ts';
import { withoutFluentd } from '../../support/fluentd.ts';
import { nastyLines } from '../../support/nastyLines.ts';

const records = nastyLines
  .filter((line) => line.isWellFormed() && line !== '' && !line.includes('\n'))
  .flatMap((line) => [line, JSON.stringify({ id: 'a-1', time: 1_795_358_102_000, message: line })]);

/** Each line of standard input is a JSON text: what the app logged. A JSON object of it is the record, else its message. */
const script = `
require 'json'
require 'fluent/engine'
require "fluent/plugin/formatter_#{ARGV[0]}"
conf = ARGV[0] == 'json' ? { 'json_parser' => 'yajl' } : {}
formatter = Fluent::Plugin.new_formatter(ARGV[0])
formatter.configure(Fluent::Config::Element.new('format', '', conf, []))
STDIN.each_line do |text|
  line = JSON.parse(text)
  parsed = JSON.parse(line) rescue nil
  record = parsed.is_a?(Hash) && ARGV[0] != 'single_value' ? parsed : { 'message' => line }
  STDOUT.write(formatter.format('app.access', 0, record))
end
`;

test.skipIf(withoutFluentd).each(['single_value', 'json', 'ltsv'] as const)(
  'a replayed file has the bytes of the real Fluentd’s %s formatter',
  (format) => {
    const ruby = fluentdCommand();
    const { stdout, stderr } = spawnSync(ruby?.command ?? 'ruby', ['-e', script, format], {
      cwd: ruby?.cwd,
      env: { ...process.env, ...ruby?.env },
      input: records.map((line) => `${JSON.stringify(line)}\n`).join(''),
    });
    const own = toReplay(
      records.map((line, atMs) => ({ identity: line, atMs, line })),
      { format },
    );
    expect(own.refused).toEqual([]);
    expect(sameCase(own.bytes.toString(), format), String(stderr)).toBe(sameCase(stdout.toString(), format));
  },
);

/** Fluentd's two encoders of JSON write the digits of a control character in different case. */
function sameCase(text: string, format: string): string {
  return format === 'json' ? text.replace(/\\u00[01][0-9a-f]/gi, (digits) => digits.toLowerCase()) : text;
}
