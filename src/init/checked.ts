import { parseConfig } from '../config/parse.ts';
import type { Config } from '../config/schema.ts';
import type { Problem } from '../errors.ts';
import { configText, type GapAt } from './configText.ts';
import type { Draft } from './draft.ts';

/** A draft as a file, and what its own check says of it. */
export interface Checked {
  readonly text: string;
  /** What a person has to fill in, each at its line. */
  readonly gaps: readonly GapAt[];
  /** What the check says beside the gaps. */
  readonly problems: readonly Problem[];
  /** Where nothing is missing. */
  readonly config: Config | undefined;
}

/** The images come from the workflow, which builds them. */
const built = { FLUENTD_IMAGE: 'built-by-the-workflow:1', BATCH_IMAGE: 'built-by-the-workflow:1' };

/** Writes a draft, and reads it as every command will. */
export function checkedDraft(draft: Draft, file: string): Checked {
  const { text, gaps } = configText(draft);
  const { config, problems } = parseConfig({ file, text }, { variables: built });
  const inPlace = gaps.map((gap) => placed(gap, problems));
  return {
    text,
    gaps: inPlace,
    problems: problems.filter((problem) => !gaps.some((gap) => isOf(gap, problem))),
    config,
  };
}

/** Where a line stands there already, that is its place. */
function placed(gap: GapAt, problems: readonly Problem[]): GapAt {
  const own = problems.find((problem) => isOf(gap, problem));
  return own && gap.example === undefined ? { ...gap, line: own.line } : gap;
}

/** Whether a problem says that the gap is one. */
function isOf({ path }: GapAt, { message }: Problem): boolean {
  if (path === 'roles') return message.includes('needs roles.execution');
  return message.startsWith(`${path} is missing`) || message.startsWith(`${path} must be`);
}
