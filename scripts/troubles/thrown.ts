import { globSync, readFileSync } from 'node:fs';
import { parseSync, Visitor } from 'oxc-parser';

/** An error for people as the source makes it. */
export interface Thrown {
  readonly place: string;
  readonly kind: string;
  /** Its words with `…` where a value is put in; undefined where they come from elsewhere. */
  readonly words: string | undefined;
}

const classes = new Set(['NotPossible', 'ReadFailed', 'WriteFailed', 'LedgerConflict']);

/** Every error for people that the sources below a folder make. */
export function thrownErrors(root = '.'): readonly Thrown[] {
  const files = ['src', 'cli', 'action', 'lambda']
    .flatMap((folder) => globSync(`${folder}/**/*.ts`, { cwd: root }))
    .sort();
  return files.flatMap((file) => thrownIn(file, readFileSync(`${root}/${file}`, 'utf8')));
}

function thrownIn(file: string, text: string): readonly Thrown[] {
  const found: Thrown[] = [];
  new Visitor({
    NewExpression: ({ callee, arguments: [first], start }) => {
      if (callee.type !== 'Identifier' || !classes.has(callee.name)) return;
      const place = `${file}:${text.slice(0, start).split('\n').length}`;
      found.push({ place, kind: callee.name, words: wordsOf(first as Expression | undefined) });
    },
  }).visit(parseSync(file, text).program);
  return found;
}

interface Expression {
  readonly type: string;
  readonly value?: unknown;
  readonly quasis?: readonly { readonly value: { readonly cooked: string | null } }[];
}

function wordsOf(argument: Expression | undefined): string | undefined {
  if (argument?.type === 'Literal') return String(argument.value);
  if (argument?.type !== 'TemplateLiteral') return undefined;
  return argument.quasis?.map(({ value }) => value.cooked ?? '').join('…');
}
