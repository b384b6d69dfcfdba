import { describe, expect, test } from 'vitest';
import type { Config } from '../../../src/config/schema.ts';
import { topologyMermaid, topologyOf } from '../../../src/report/deploy/topology.ts';
import { code, escapeMarkdown, mermaidLabel } from '../../../src/report/escape.ts';

describe('escaping', () => {
  test.each([
    { text: 'a | b', escaped: 'a \\| b' },
    { text: '<script>&', escaped: '&lt;script&gt;&amp;' },
    { text: '[x](y) *z* _w_ `v`', escaped: '\\[x\\](y) \\*z\\* \\_w\\_ \\`v\\`' },
    { text: 'one\n  two\r\nthree', escaped: 'one<br>two<br>three' },
    { text: 'back\\slash #1', escaped: 'back\\\\slash \\#1' },
  ])('Markdown: $text', ({ text, escaped }) => {
    expect(escapeMarkdown(text)).toBe(escaped);
  });

  test('code keeps to its cell', () => {
    expect(code('a`b|c\nd')).toBe('`aˋb\\|c d`');
  });

  test('a Mermaid label cannot end its quotes or begin an entity', () => {
    expect(mermaidLabel('a "b" <br> #35;\nc')).toBe('"a #34;b#34; #60;br#62; #35;35#59; c"');
  });
});

describe('topology', () => {
  const config = {
    name: 'access-log',
    discovery: { namespace: 'local', service: 'fluentd', ttl: 10, soaTtl: 10 },
    fluentd: { port: 24224 },
    volume: { type: 'anonymous' },
  } as Config;

  test.each([
    { volume: { type: 'anonymous' }, words: 'anonymous volume, new for each task' },
    { volume: { type: 'docker' }, words: 'Docker volume of the host' },
    { volume: { type: 'host', path: '/srv/log' }, words: 'host folder /srv/log' },
    { volume: { type: 'efs', fileSystem: 'fs-0a' }, words: 'EFS fs-0a' },
  ] as const)('names the volume: $words', ({ volume, words }) => {
    expect(topologyOf({ ...config, volume }).volume).toBe(words);
  });

  test('is drawn without what the configuration does not say', () => {
    expect(topologyMermaid(topologyOf(config))).toMatchInlineSnapshot(`
      "flowchart LR
        sender["the application"] -->|forward protocol| name(["fluentd.local:24224 in Cloud Map"])
        name --> fluentd
        subgraph task ["access-log: one task"]
          fluentd["fluentd"] -->|files| volume[("anonymous volume, new for each task")]
          volume --> batch["batch"]
        end
        batch -->|rows| database[("the database")]"
    `);
  });

  test('names who sends, and the table that is verified', () => {
    const app = { service: 'web', container: 'nginx' };
    const verify = { database: { engine: 'postgres', table: 'logs.access_log' } } as NonNullable<Config['verify']>;
    expect(topologyOf({ ...config, app, verify })).toMatchObject({
      sender: 'web (nginx)',
      database: 'postgres: logs.access_log',
    });
  });
});
