import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { annotate } from '../../../action/annotate.ts';
import * as out from '../../../action/out.ts';
import { errorData, explainError } from '../../../cli/error.ts';
import { writeJson, writeLine, writeText } from '../../../cli/out.ts';
import { parseOutputs } from '../../../local/github/outputs.ts';
import { commandIn, writtenLines } from '../../../local/github/workflowCommand.ts';
import { deployed, tell } from '../../../src/commands/results/deployed.ts';
import { rendered } from '../../../src/commands/results/rendered.ts';
import { judgeAnswer, unknownAs, withVerification } from '../../../src/commands/results/verification.ts';
import type { Progress } from '../../../src/deploy/progress.ts';
import { ConfigInvalid, type Problem, ReadFailed } from '../../../src/errors.ts';
import { deployMarkdown } from '../../../src/report/deploy/deployMarkdown.ts';
import { deployText } from '../../../src/report/deploy/deployText.ts';
import { failureLine } from '../../../src/report/deploy/failureLine.ts';
import { planMarkdown } from '../../../src/report/deploy/planMarkdown.ts';
import { planText } from '../../../src/report/deploy/planText.ts';
import { causeLines, errorLine, errorMarkdown } from '../../../src/report/error/error.ts';
import { configOf } from '../../support/config.ts';
import { forbidden, isPlain, linkedIn, skeletonOf } from '../../support/inert.ts';
import { healthOf, planOf, reportOf, stepOf, stoppedOf, topologyOf } from '../../support/nastyDeploy.ts';
import { nastyTexts } from '../../support/nastyTexts.ts';
import { plan } from './literals.ts';

afterEach(() => {
  vi.restoreAllMocks();
  // A failure that was only tried is none of this process.
  process.exitCode = undefined;
});

const folder = mkdtempSync(join(tmpdir(), 'outputs-'));
afterEach(() => rmSync(join(folder, 'output'), { force: true }));

function problemOf(text: string): Problem {
  return { severity: 'error', file: `c/${text}`, line: 3, column: 5, message: text, hint: text };
}

function errorsOf(text: string): readonly unknown[] {
  const cause = new TypeError(`of ${text}`, { cause: new Error(`inner ${text}`) });
  return [
    new ReadFailed(`could not read ${text}`, { hint: text, cause }),
    new ConfigInvalid([problemOf(text), { ...problemOf(text), severity: 'warning' }]),
    new Error(text),
    text,
  ];
}

function progressOf(text: string): readonly Progress[] {
  return [
    { kind: 'planned', plan: { ...plan, ...planOf(text), health: healthOf(text) } },
    { kind: 'applying', step: stepOf(text) },
    { kind: 'applied', step: stepOf(text), tookMs: 1, taskDefinitionArn: text, serviceArn: text },
    { kind: 'pinned', deployment: text },
    { kind: 'service-event', event: { id: text, atMs: 0, message: text } },
    { kind: 'task-stopped', task: stoppedOf(text) },
    { kind: 'state', state: text },
  ];
}

/** All that the Action writes for one text, as the runner reads it. */
function logOf(text: string): readonly string[] {
  const written: string[] = [];
  const spy = vi.spyOn(process.stdout, 'write').mockImplementation((chunk) => written.push(String(chunk)) > 0);
  for (const progress of progressOf(text)) tell(progress, { onLine: out.line, onOutputs: () => {} });
  out.info(deployText(reportOf(text)));
  for (const error of errorsOf(text)) {
    for (const cause of causeLines(error)) out.info(cause);
    out.setFailed(errorLine(error));
    if (error instanceof Error) out.debug(`Error: ${error.message}\n  at here`);
  }
  out.setFailed(failureLine(reportOf(text)) ?? '');
  annotate([problemOf(text)]);
  out.notice(text);
  out.line(text);
  spy.mockRestore();
  return writtenLines(written.join(''));
}

function commandsOf(text: string): readonly string[] {
  return logOf(text).flatMap((line) => {
    const command = commandIn(line);
    return command === undefined
      ? []
      : [command.name === 'debug' ? 'debug' : `${command.name} ${command.data.split('\n').length}`];
  });
}

function streamTo(take: (chunk: string) => void) {
  return {
    write: (chunk: string | Uint8Array) => {
      take(String(chunk));
      return true;
    },
  };
}

function terminalOf(text: string): string {
  let written = '';
  const stream = streamTo((chunk) => {
    written += chunk;
  });
  for (const progress of progressOf(text))
    tell(progress, { onLine: (line) => writeLine(stream, line), onOutputs: () => {} });
  writeText(stream, deployText(reportOf(text)));
  writeText(stream, planText(planOf(text)));
  writeText(stream, failureLine(reportOf(text)) ?? '');
  for (const error of errorsOf(text)) for (const line of explainError(error)) writeText(stream, line);
  writeText(stream, verificationOf(text).text);
  writeText(stream, renderedOf(text).text);
  writeLine(stream, `a ${text}`);
  return written;
}

const renderedOf = (text: string) =>
  rendered(
    { region: undefined },
    { directory: text, files: ['a', 'b'], kept: ['b'], replaced: [text], problems: [problemOf(text)] },
  );

function verificationOf(text: string) {
  const good = {
    status: 'good',
    outputs: {},
    data: {},
    text: 'fine',
    markdown: '### fine',
    failure: undefined,
  } as const;
  return withVerification(withVerification(good, unknownAs(text)), judgeAnswer(text));
}

function summariesOf(text: string): readonly string[] {
  return [
    deployMarkdown(reportOf(text), topologyOf(text)),
    planMarkdown(planOf(text)),
    ...errorsOf(text).map(errorMarkdown),
    verificationOf(text).markdown,
    renderedOf(text).markdown,
  ];
}

function isInert(own: string, plain: string): boolean {
  return (
    skeletonOf(own) === skeletonOf(plain) && linkedIn(own).length === 0 && !/[^\P{Cc}\n]|[\p{Cf}\p{Cs}]/u.test(own)
  );
}

function outputsOf(text: string): boolean {
  const file = join(folder, 'output');
  writeFileSync(file, '');
  vi.stubEnv('GITHUB_OUTPUT', file);
  const { outputs } = deployed(configOf(), reportOf(text));
  for (const [name, value] of Object.entries(outputs)) out.setOutput(name, value);
  vi.unstubAllEnvs();
  const read = parseOutputs(readFileSync(file, 'utf8'));
  return isSame(read, outputs) && JSON.parse(read.plan ?? '').length === 2;
}

/** As UTF-8, in which there are no halves of characters. */
function isSame(one: object, other: object): boolean {
  const bytes = (value: object) => Object.entries(value).map(([name, text]) => [name, Buffer.from(text).toString()]);
  return JSON.stringify(bytes(one)) === JSON.stringify(bytes(other));
}

function jsonOf(data: unknown): string {
  let written = '';
  const stream = streamTo((chunk) => {
    written += chunk;
  });
  writeJson(stream, data);
  return written;
}

function isJson(data: unknown): boolean {
  const line = jsonOf(data);
  return (
    line.endsWith('\n') &&
    !forbidden.test(line) &&
    !line.includes('<') &&
    JSON.stringify(JSON.parse(line)) === JSON.stringify(data)
  );
}

/** No name of anything, so that it has no page in the console either. */
const ordinary = { commands: commandsOf('x y'), terminal: terminalOf('x y'), summaries: summariesOf('x y') };

/** Of which a table has fewer columns. */
const nothing = summariesOf(' ');
const isBlank = (text: string) => /^ *$/.test(text);

const ways: Readonly<Record<string, (text: string) => boolean>> = {
  'the log of a workflow': (text) => logOf(text).every((line) => commandIn(line) || !forbidden.test(line)),
  'annotations and commands': (text) => String(commandsOf(text)) === String(ordinary.commands),
  'a terminal': (text) => isPlain(terminalOf(text), ordinary.terminal),
  'job summary and comment': (text) =>
    summariesOf(text).every((own, index) => isInert(own, (isBlank(text) ? nothing : ordinary.summaries)[index] ?? '')),
  outputs: outputsOf,
  JSON: (text) => isJson(reportOf(text)) && errorsOf(text).every((error) => isJson(errorData(error))),
};

test('the corpus holds attempts of each kind, each once', () => {
  expect(nastyTexts.length).toBeGreaterThanOrEqual(150);
  expect(new Set(nastyTexts).size).toBe(nastyTexts.length);
});

test.each(Object.keys(ways))('no text from outside becomes something else in %s', (way) => {
  const through = nastyTexts.filter((text) => !ways[way]?.(text));
  expect(through.map((text) => text.slice(0, 80))).toEqual([]);
});

test('in all ways out together none gets through', () => {
  const through = Object.values(ways).flatMap((holds) => nastyTexts.filter((text) => !holds(text)));
  console.log(JSON.stringify({ corpus: nastyTexts.length, ways: Object.keys(ways).length, through: through.length }));
  expect(through).toEqual([]);
});

test('what the Action writes has commands of ours, so that one more would show', () => {
  expect(ordinary.commands.length).toBeGreaterThanOrEqual(8);
});

test('a million characters make neither a summary that GitHub drops nor an annotation', () => {
  const text = 'x y'.repeat(350_000);
  expect(Buffer.byteLength(deployMarkdown(reportOf(text), topologyOf(text)))).toBeLessThan(100_000);
  expect(Buffer.byteLength(planMarkdown(planOf(text)))).toBeLessThan(100_000);
});

test.each(['<b>', '*a*', '[a](b)', '@org', '| a |', '`', '# a', '~~a~~', '</details>', '![a](b)', '<!-- a -->'])(
  'Markdown that gets through is found: %s',
  (text) => {
    expect(isInert(`a ${text}`, 'a x')).toBe(false);
  },
);

test.each(['#12', 'GH-1', 'deadbeef1', ':smile:', 'www.a', 'http://a'])(
  'a link that GitHub makes is found: %s',
  (text) => {
    expect(isInert(`a ${text}`, 'a x')).toBe(false);
  },
);

test('a block that ends early, and a picture with one more node, are found', () => {
  expect(skeletonOf('```text\n```\na\n```')).not.toBe(skeletonOf('```text\nx\nx\n```'));
  expect(skeletonOf('```mermaid\na["x"] --> b["y"]\n```')).not.toBe(skeletonOf('```mermaid\na["x"]\n```'));
  expect(skeletonOf('```mermaid\na["%%{init}%%"]\n```')).toBe(skeletonOf('```mermaid\na["x"]\n```'));
});

test.each(['::error::a', '  ::add-mask::a', '\u00a0::error::a', 'a ##[error]b', '::stop-commands::a'])(
  'a command that gets through is found: %s',
  (line) => {
    expect(commandIn(line)).toBeDefined();
  },
);
