import type { Request, Result } from './command.ts';

/**
 * Carries out one command. Each is loaded when it is asked for, so that `render` needs no SDK and `verify` no
 * renderer. Throws LegacyLogError where nothing could be judged; a judged failure is a Result that is not good.
 */
export async function run(request: Request): Promise<Result> {
  switch (request.command) {
    case 'render':
      return (await import('./render.io.ts')).runRender(request);
    case 'plan':
      return (await import('./plan.io.ts')).runPlan(request);
    case 'deploy':
      return (await import('./deploy.io.ts')).runDeploy(request);
    case 'verify':
      return (await import('./verify.io.ts')).runVerify(request);
  }
}
