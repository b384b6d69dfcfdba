import { check } from './check.io.ts';
import type { Command, Described } from './command.ts';
import { deploy } from './deploy.io.ts';
import { init } from './init.io.ts';
import { plan } from './plan.io.ts';
import { render } from './render.io.ts';
import { verify } from './verify.io.ts';

/** Every command, in the order in which people are told of them. */
export const commands: readonly Command[] = [init, render, check, plan, deploy, verify];

/** What chooses among them by the event; it takes what any of its choices takes. */
export const auto: Described = {
  name: 'auto',
  summary:
    'deploy for the push of a branch and for a manual run; plan for a pull request, a merge queue and on a laptop; check for a pull request from a fork, which has no credentials; what else may start a workflow (a tag, a deletion, a schedule) is refused',
  options: deploy.options,
};
