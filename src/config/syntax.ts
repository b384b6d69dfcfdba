import { type Document, type ErrorCode, isScalar, visit, type YAMLError } from 'yaml';
import { spacing } from './spacing.ts';

/** What is wrong with the text at an offset. */
export interface SyntaxFault {
  readonly offset: number;
  readonly message: string;
  readonly hint: string;
}

/**
 * What the parser complains of, in the words of the file's reader: at most one fault a line. One broken line makes the
 * parser complain several times, and of all that follows as "unexpected": the first complaint is about the cause.
 */
export function syntaxFaults(document: Document, text: string, lineOf: (offset: number) => number): SyntaxFault[] {
  const errors = [...document.errors, ...document.warnings];
  const exhausted = errors.find(({ code }) => code === 'RESOURCE_EXHAUSTION');
  const faults = new Map<number, SyntaxFault>();
  for (const error of exhausted ? [exhausted] : errors) {
    const follows = faults.size > 0 && error.code === 'UNEXPECTED_TOKEN';
    const fault = explain(error, document, text);
    const line = lineOf(fault.offset);
    if (!follows && !faults.has(line)) faults.set(line, fault);
  }
  return [...faults.values()];
}

export const nestedTooDeeply = {
  message: 'the lists and mappings are nested too deeply',
  hint: 'no setting is more than six levels deep: check the brackets',
} as const;

function explain(error: YAMLError, document: Document, text: string): SyntaxFault {
  const offset = error.pos[0];
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const [row = ''] = text.slice(start).split('\n', 1);
  if (error.message.includes('closing')) return { offset: openingQuote(document, offset), ...openQuote };
  if (/[{[,][^"']*\$\{/.test(row)) return { offset, ...bareVariable };
  const odd = spacing(row);
  if (odd) return { offset: start + odd.index, message: odd.message, hint: odd.hint };
  const glued = /^[\s-]*(\w+):[^\s:/]/.exec(row)?.[1];
  if (glued !== undefined && noValue.test(error.message)) {
    return { offset, message: `a space is missing after \`${glued}:\``, hint: `write \`${glued}: …\`` };
  }
  return { offset, ...(byMessage.find(([form]) => form.test(error.message))?.[1] ?? byCode(error)) };
}

/** Where the text begins whose quote is missing at its end, for that end is the end of the file. */
function openingQuote(document: Document, end: number): number {
  let start = end;
  visit(document, (_, node) => {
    if (isScalar(node) && node.range?.[1] === end) start = node.range[0];
  });
  return start;
}

type Words = Omit<SyntaxFault, 'offset'>;

function byCode(error: YAMLError): Words {
  const message = `this is not YAML: ${error.message}`;
  return {
    message,
    hint: 'check the quotes, the colons and the indentation of this line',
    ...explanations[error.code],
  };
}

const openQuote: Words = {
  message: 'the quote that begins here is never closed',
  hint: 'end the text with the same quote',
};

const bareVariable: Words = {
  message: 'a variable stands here without quotes',
  hint: 'inside { } and [ ] a variable stands in quotes: "${NAME}"',
};

const noValue = /Implicit keys need|Implicit map keys need/;

const byMessage: readonly (readonly [RegExp, Words])[] = [
  [
    noValue,
    {
      message: 'no setting with its value stands here',
      hint: 'a setting is written `name: value`, with a space after the colon',
    },
  ],
  [
    /^Flow/,
    {
      message: 'a [ or { that began before is not closed',
      hint: 'each [ ends with ], each { with }; check what is above',
    },
  ],
  [/^Missing ,/, { message: 'a comma is missing', hint: 'inside { } and [ ] a comma stands between two entries' }],
];

const explanations: Partial<Record<ErrorCode, Partial<Words>>> = {
  TAB_AS_INDENT: {
    message: 'a tab is used for indentation',
    hint: 'YAML is indented with spaces only: replace each tab by two spaces',
  },
  MULTIPLE_DOCS: {
    message: 'a second document begins here',
    hint: 'the file holds one configuration: take the `---` and what follows it out',
  },
  RESOURCE_EXHAUSTION: nestedTooDeeply,
  BLOCK_AS_IMPLICIT_KEY: {
    message: 'a second `: ` stands on this line',
    hint: 'put a text that holds `: ` in quotes, or write the inner setting on a line of its own',
  },
  NON_STRING_KEY: { message: 'a list or mapping is used as a key', hint: 'keys are plain words such as `name`' },
  BAD_ALIAS: { message: 'a `*` begins a reference here', hint: "put a text that begins with * in quotes: '**'" },
  BAD_SCALAR_START: { message: 'a text may not begin with this character', hint: 'put the text in quotes' },
  BAD_INDENT: {
    message: 'the line does not begin where its neighbours do',
    hint: 'the settings of one mapping begin in the same column',
  },
  TAG_RESOLVE_FAILED: { hint: 'take the tag (the word that begins with !) out, or put the text in quotes' },
};
