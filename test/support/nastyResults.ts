import type { Result } from '../../src/commands/command.ts';
import { begun } from '../../src/commands/results/begun.ts';
import { destroyed } from '../../src/commands/results/destroyed.ts';
import { judgeDrift } from '../../src/commands/results/drift.ts';
import { examined } from '../../src/commands/results/examined.ts';
import { executed } from '../../src/commands/results/executed.ts';
import { listed } from '../../src/commands/results/listed.ts';
import { logRead } from '../../src/commands/results/logRead.ts';
import { lookedAt } from '../../src/commands/results/lookedAt.ts';
import { planned } from '../../src/commands/results/planned.ts';
import { ranOnce } from '../../src/commands/results/ranOnce.ts';
import { rolledBack } from '../../src/commands/results/rolledBack.ts';
import type { Plan } from '../../src/deploy/plan.ts';
import { type Examination, fail, ok, skip, warn } from '../../src/doctor/check.ts';
import { NotPossible } from '../../src/errors.ts';
import { configOf } from './config.ts';
import { healthOf, planOf, reportOf } from './nastyDeploy.ts';

const atMs = Date.UTC(2026, 10, 22, 3, 4, 5);

/** What each command comes to, in which every text that comes from outside is the one given. */
export async function resultsOf(text: string): Promise<Readonly<Record<string, Result>>> {
  const plan = { ...planOf(text), observed: {}, standing: {}, endpoint: text } as unknown as Plan;
  return {
    doctor: examined(examinationOf(text), 3),
    plan: planned(configOf(), plan, 3, examinationOf(text)),
    drift: await judgeDrift(contextOf(text), Promise.resolve(plan), []),
    'drift beyond repair': await judgeDrift(contextOf(text), Promise.reject(new NotPossible(text, { hint: text })), []),
    rollback: rolledBack(rollbackOf(text), atMs),
    destroy: destroyed(configOf(), destroyOf(text)),
    revisions: listed(revisionsOf(text)),
    status: lookedAt(statusOf(text)),
    run: ranOnce({ outcome: 'failed', because: text, hint: text, ...ofTask(text), tookMs: 1, lines: [lineOf(text)] }),
    logs: logRead({ outcome: 'read', ...ofTask(text), count: 1, places: [placeOf(text)] } as never),
    exec: executed({ outcome: 'broken-off', ...ofTask(text), container: text, pluginExit: 1 } as never),
    init: begun(begunOf(text)),
  };
}

function contextOf(text: string) {
  return { config: configOf(), placeOf: () => ({ file: `c/${text}`, line: 3, column: 5 }) };
}

export function examinationOf(text: string): Examination {
  const checks = [ok(text), warn(text, text), skip(text, [text]), fail(text, text)];
  return {
    checks: checks.map((finding) => ({ name: text, ...finding, place: contextOf(text).placeOf() })),
    missing: [text],
    calls: 4,
  };
}

function ofTask(text: string) {
  return { cluster: text, service: text, task: text, taskDefinition: text, calls: 1 };
}

function lineOf(text: string) {
  return { atMs, container: text, message: text };
}

function placeOf(text: string) {
  return { container: text, group: text, stream: text };
}

function rollbackOf(text: string) {
  const rollback = { from: text, to: `${text} `, because: text, skipped: [text], way: 'update', next: text } as const;
  return { ...reportOf(text), rollback };
}

function destroyOf(text: string) {
  const step = { resource: 'service', name: text, because: text, result: 'failed', tookMs: 1 } as const;
  const of = { cluster: text, service: text, endpoint: text, because: text, hint: text };
  const left = [{ resource: 'log-group', name: text, because: text }];
  return { outcome: 'failed', changed: true, ...of, steps: [step], left, calls: 1, writes: 1, tookMs: 1 } as const;
}

function revisionsOf(text: string) {
  const revision = {
    arn: text,
    number: 1,
    status: text,
    registeredAtMs: atMs,
    registeredBy: text,
    containers: [{ name: 'batch', image: text, digest: text }],
    runs: true,
    lastOutcome: text,
    lastBroughtAtMs: atMs,
  };
  return {
    outcome: 'failed',
    because: text,
    hint: text,
    family: text,
    revisions: [revision],
    more: 1,
    outcomesUnknown: text,
    deregistered: [text],
    kept: [{ revision: text, because: text }],
    changed: true,
    calls: 1,
    writes: 1,
  } as const;
}

function statusOf(text: string) {
  const known = { kind: 'known', atMs, what: text } as const;
  return {
    outcome: 'degraded',
    because: text,
    hint: text,
    cluster: text,
    service: text,
    endpoint: text,
    atMs,
    health: healthOf(text),
    revision: text,
    revisionSinceMs: atMs,
    rollout: text,
    dns: { kind: 'resolved', addresses: [text] },
    newestFile: known,
    newestRow: { kind: 'unknown', because: text },
    jobs: known,
    calls: 1,
  } as const;
}

function begunOf(text: string) {
  const problem = { severity: 'error', file: `c/${text}`, line: 1, column: 1, message: text, hint: text } as const;
  return {
    config: `c/${text}`,
    files: [`c/${text}`],
    gaps: [{ line: 1, path: text, what: text }],
    problems: [problem],
    left: [{ path: `c/${text}`, line: 1, what: text }],
    variables: [{ path: `c/${text}`, line: 1, name: text }],
    notes: [`of ${text}`],
    build: `of ${text}`,
    plan: undefined,
  };
}
