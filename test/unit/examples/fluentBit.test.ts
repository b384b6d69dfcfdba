import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

/** The settings of a configuration of Fluent Bit, one an entry, in lower case. */
function settingsOf(file: string): readonly string[] {
  const lines = readFileSync(`examples/fluent-bit/${file}`, 'utf8').split('\n');
  const said = lines.map((line) => line.trim().toLowerCase().replace(/\s+/g, ' '));
  return said.filter((line) => line !== '' && !line.startsWith('#'));
}

test.each(['fluent-bit.conf', 'minimal.conf'])('%s says what decides whether lines are lost', (file) => {
  const settings = settingsOf(file);
  const needed = ['require_ack_response true', 'retry_limit no_limits', 'storage.type filesystem'];
  expect(needed.filter((setting) => !settings.includes(setting))).toEqual([]);
  expect(settings.filter((setting) => /^db /.test(setting))).toHaveLength(1);
});

test.each(['fluent-bit.conf', 'minimal.conf'])('%s leaves out what throws lines away', (file) => {
  expect(settingsOf(file).filter((line) => /^storage\.(total_limit_size|checksum)/.test(line))).toEqual([]);
});
