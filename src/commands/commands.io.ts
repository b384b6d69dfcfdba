import { check } from './check.io.ts';
import type { Command, Described } from './command.ts';
import { deploy } from './deploy.io.ts';
import { destroy } from './destroy.io.ts';
import { doctor } from './doctor.io.ts';
import { exec } from './exec.io.ts';
import { init } from './init.io.ts';
import { logs } from './logs.io.ts';
import { plan } from './plan.io.ts';
import { render } from './render.io.ts';
import { revisions } from './revisions.io.ts';
import { rollback } from './rollback.io.ts';
import { runBatch } from './runBatch.io.ts';
import { status } from './status.io.ts';
import { verify } from './verify.io.ts';

/** Every command, in the order in which people are told of them. */
export const commands: readonly Command[] = [
  init,
  render,
  check,
  doctor,
  plan,
  deploy,
  verify,
  status,
  logs,
  exec,
  runBatch,
  revisions,
  rollback,
  destroy,
];

/** What chooses among them by the event; it takes what any of its choices takes. */
export const auto: Described = {
  name: 'auto',
  summary:
    'deploy for the push of a branch and for a manual run; plan for a pull request, a merge queue and on a laptop; check for a pull request from a fork, which has no credentials; what else may start a workflow (a tag, a deletion, a schedule) is refused',
  options: { ...plan.options, ...deploy.options },
};
