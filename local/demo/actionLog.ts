import { cut } from './screen/cut.ts';

/** The log of the Action's runs, as it is told beside the demo's story; the whole of it is kept as files. */
export interface ActionLog {
  heard(line: string): void;
  /** What the Action does now, in words without ARNs and ids. */
  latest(): string;
}

/**
 * Told are the steps of a plan, and warnings with their hints, unless an earlier run said the same; with
 * `isVerbose` everything but the group's title and repeated details. A step is cut to the width of a page.
 */
export function openActionLog(say: (line: string) => void, isVerbose: boolean): ActionLog {
  const told = new Set<string>();
  const isWanted = isVerbose ? isNews : isStory;
  let latest = '';
  return {
    heard(line) {
      if (!/^> |arn:|\(service /.test(line)) latest = line.trim();
      if (isWanted(line) && !(told.has(line) && isDetail.test(line)))
        say(isVerbose || !isStep.test(line) ? line : cut(line, 80));
      told.add(line);
    },
    latest: () => latest,
  };
}

/** What need not be said twice in the same words; what was done is said each time. */
const isDetail = /^( {2}(?!done|[+~-] )|warning: )/;

function isNews(line: string): boolean {
  return !line.startsWith('> ');
}

/** A step has its sign after two spaces, and what changes in it stands deeper. */
const isStep = /^ {2}[+~-] /;

function isStory(line: string): boolean {
  return isStep.test(line) || /^(warning: |error: | {2}hint: )/.test(line);
}
