import { githubSettings } from '../src/index.ts';
import type { Telling } from './github/telling.ts';
import { inputs } from './inputs.ts';
import { getInput, setSecret } from './out.ts';

/**
 * Begins to tell GitHub of a command, where a token was given to do that with; undefined where it was not. GitHub's client is loaded
 * only then: it is not on the way of a run that needs none.
 *
 * @throws NotPossible for a deployment that is asked for without a token.
 */
export async function toldGithub(command: string): Promise<Telling | undefined> {
  const settings = githubSettings(inputs);
  if (settings === undefined) return undefined;
  setSecret(settings.token);
  const { tellGithub } = await import('./github/telling.ts');
  return await tellGithub(command, settings, getInput('config'), getInput('cluster'));
}
