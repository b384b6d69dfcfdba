import { describe, expect, test } from 'vitest';
import type { Config } from '../../../src/config/schema.ts';
import { topologyMermaid, topologyOf } from '../../../src/report/deploy/topology.ts';
import {
  code,
  codeBlock,
  escapeHtml,
  escapeMarkdown,
  jsonLine,
  mermaidLabel,
  plain,
  plainLines,
  printable,
  shortened,
} from '../../../src/report/escape.ts';

describe('escaping', () => {
  test.each([
    { text: 'a | b', escaped: 'a \\| b' },
    { text: '<script>&', escaped: '&lt;script&gt;&amp;' },
    { text: '[x](y) *z* _w_ `v`', escaped: '\\[x\\](y) \\*z\\* \\_w\\_ \\`v\\`' },
    { text: 'one\n  two\r\nthree', escaped: 'one<br>two<br>three' },
    { text: 'back\\slash #1', escaped: 'back\\\\slash \\#<!-- -->1' },
    { text: 'GH-12 deadbeef :smile:', escaped: 'GH<!-- -->-12 deadbe<!-- -->ef :<!-- -->smile:' },
    { text: '@org a@b.c', escaped: '@<!-- -->org a@<!-- -->b.c' },
    { text: 'http://a www.b', escaped: 'http\\://a www\\.b' },
    { text: '$x$', escaped: '<span>$</span>x<span>$</span>' },
    { text: '- a', escaped: '\\- a' },
    { text: '    12. a', escaped: '12\\. a' },
    { text: 'a\u2028b\u001b', escaped: 'a\\\\u2028b\\\\x1B' },
  ])('Markdown: $text', ({ text, escaped }) => {
    expect(escapeMarkdown(text)).toBe(escaped);
  });

  test.each([
    { text: 'a\n\r\t\0', written: 'a\\n\\r\\t\\x00' },
    { text: '\u001b[31m', written: '\\x1B[31m' },
    { text: '\u0085\u2028', written: '\\x85\\u2028' },
    { text: '\u202Ea\u2066', written: '\\u202Ea\\u2066' },
    { text: '\uD83D!', written: '\\uD83D!' },
    { text: '\u{E0041}', written: '\\u{E0041}' },
    { text: 'é 日 🚀', written: 'é 日 🚀' },
  ])('what is not seen is written out: $written', ({ text, written }) => {
    expect(printable(text)).toBe(written);
  });

  test.each([
    { text: '::error::x', said: '\\::error::x' },
    { text: '  ::x', said: '  \\::x' },
    { text: 'a ##[error]', said: 'a #\\#[error]' },
    { text: '2001:db8::1', said: '2001:db8::1' },
  ])('no runner takes $text for a command', ({ text, said }) => {
    expect(plain(text)).toBe(said);
  });

  test('HTML keeps to its text and to its quotes', () => {
    expect(escapeHtml('<a b="c" d=\'e\'>`&\n')).toBe('&#60;a b=&#34;c&#34; d=&#39;e&#39;&#62;&#96;&#38;\\n');
  });

  test('JSON on one line reads back as the same value', () => {
    const value = { a: '\u2028\u0085\u202E<b>##[x]\uD83D\u{E0041}\n' };
    expect(jsonLine(value)).toBe('{"a":"\\u2028\\u0085\\u202e\\u003cb>#\\u0023[x]\\ud83d\\udb40\\udc41\\n"}');
    expect(JSON.parse(jsonLine(value))).toEqual(value);
  });

  test('a text is shortened above its limit, by characters, with its length', () => {
    expect(shortened('🚀🚀🚀', 3)).toBe('🚀🚀🚀');
    expect(shortened('🚀🚀🚀🚀', 3)).toBe('🚀🚀🚀… (4 characters)');
  });

  test('code keeps to its cell', () => {
    expect(code('a`b|c\nd')).toBe('`aˋb\\|c d`');
  });

  test('a Mermaid label cannot end its quotes or begin an entity', () => {
    expect(mermaidLabel('a "b" <br> #35;\nc')).toBe('"a #34;b#34; #60;br#62; #35;35#59; c"');
    expect(mermaidLabel('%%{init: {}}%%')).toBe('"#37;#37;#123;init: #123;#125;#125;#37;#37;"');
    expect(mermaidLabel('style a:#1;')).toBe('"style a#58;#35;1#59;"');
  });

  test('no fence that a line tries ends a block of code', () => {
    expect(codeBlock(['```', 'a', '~~~', '`````'])).toEqual(['``````text', '```', 'a', '~~~', '`````', '``````']);
  });

  test('a line of ours stays one, whatever stands in it', () => {
    expect(plainLines(['a\n::error::b', '::notice::c'])).toBe('a\\n::error::b\n\\::notice::c');
  });
});

describe('topology', () => {
  const config = {
    name: 'access-log',
    discovery: { namespace: 'local', service: 'fluentd', ttl: 10, soaTtl: 10 },
    fluentd: { port: 24224 },
    logs: {},
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
        sender["the application"] -->|forward protocol| name(["fluentd.local:24224 in Cloud Map: unknown"])
        name --> fluentd
        subgraph task ["access-log: one task"]
          fluentd["fluentd: unknown"] -->|files| volume[("anonymous volume, new for each task")]
          volume --> batch["batch: unknown"]
        end
        batch -->|rows| database[("the database")]
        classDef well fill:#dafbe1,stroke:#1a7f37,color:#0a3d1a
        classDef ill fill:#ffebe9,stroke:#cf222e,color:#6e0e14
        classDef unknown fill:#eaeef2,stroke:#6e7781,color:#24292f,stroke-dasharray:4 3
        class name unknown
        class fluentd unknown
        class batch unknown"
    `);
  });

  test('names who sends, and the table that is verified', () => {
    const variables = { host: 'FLUENTD_HOST', port: 'FLUENTD_PORT', sharedKey: 'FLUENTD_SHARED_KEY' };
    const app = { service: 'web', container: 'nginx', variables };
    const verify = { database: { engine: 'postgres', table: 'logs.access_log' } } as NonNullable<Config['verify']>;
    expect(topologyOf({ ...config, app, verify })).toMatchObject({
      sender: 'web (nginx)',
      database: 'postgres: logs.access_log',
    });
  });
});
