import { suggest } from '../config/suggest.ts';
import { NotPossible } from '../errors.ts';
import { autoCommand } from './auto.ts';
import type { Command } from './command.ts';
import { auto, commands } from './commands.io.ts';
import { workflowEvent } from './event.io.ts';

/** A command, and what `auto` has to say about the choice. */
export interface Chosen {
  readonly command: Command;
  readonly because?: string;
}

/**
 * The command of a name, or what `auto` means here.
 *
 * @throws NotPossible for another word, and where `auto` means nothing.
 */
export function choose(word: string, environment: Readonly<Record<string, string | undefined>>): Chosen {
  if (word !== auto.name) return { command: named(word, environment) };
  const { name, ...because } = autoCommand(workflowEvent(environment));
  return { command: named(name, environment), ...because };
}

function named(word: string, { GITHUB_ACTIONS }: Readonly<Record<string, string | undefined>>): Command {
  const found = commands.find(({ name }) => name === word);
  if (found !== undefined) return found;
  const offered = commands.filter(({ terminalOnly }) => !terminalOnly || GITHUB_ACTIONS !== 'true');
  const names = [auto, ...offered].map(({ name }) => name);
  const near = suggest(word, names);
  throw new NotPossible(`"${word}" is not a command`, {
    hint: near === undefined ? `it can be ${names.join(', ')}` : `did you mean "${near}"?`,
  });
}
