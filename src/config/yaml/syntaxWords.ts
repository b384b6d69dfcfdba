import type { ErrorCode, YAMLError } from 'yaml';

export interface SyntaxWords {
  readonly message: string;
  readonly hint: string;
}

/** The parser's complaint in the words of the file's reader: its own quote the text, which may be a secret. */
export function wordsFor({ code, message }: Pick<YAMLError, 'code' | 'message'>): SyntaxWords {
  return byMessage.find(([form]) => form.test(message))?.[1] ?? explanations[code] ?? unknown;
}

export const nestedTooDeeply = {
  message: 'the lists and mappings are nested too deeply',
  hint: 'no setting is more than six levels deep: check the brackets',
} as const;

const unknown: SyntaxWords = {
  message: 'this is not YAML',
  hint: 'check the quotes, the colons and the indentation of this line',
};

export const indentation: SyntaxWords = {
  message: 'the line does not begin where its neighbours do',
  hint: 'the settings of one mapping begin in the same column',
};

const misplaced: SyntaxWords = {
  message: 'a text begins here with a character that has a meaning in YAML',
  hint: 'put a text that begins with &, * or ! in quotes',
};

export const openQuote: SyntaxWords = {
  message: 'the quote that begins here is never closed',
  hint: 'end the text with the same quote',
};

export const bareVariable: SyntaxWords = {
  message: 'a variable stands here without quotes',
  hint: 'inside { } and [ ] a variable stands in quotes: "${NAME}"',
};

export const conflict: SyntaxWords = {
  message: 'the mark of a merge conflict stands here',
  hint: 'keep one of the two sides, and take the marks out',
};

export const template: SyntaxWords = {
  message: 'a template ({{ … }}) stands here, which nobody fills in',
  hint: 'write ${NAME}, and set NAME in the environment',
};

export const noValue = /Implicit keys need|Implicit map keys need/;

const comma: SyntaxWords = {
  message: 'a comma is missing',
  hint: 'inside { } and [ ] a comma stands between two entries',
};

const byMessage: readonly (readonly [RegExp, SyntaxWords])[] = [
  [
    noValue,
    {
      message: 'no setting with its value stands here',
      hint: 'a setting is written `name: value`, with a space after the colon',
    },
  ],
  [
    /Flow/,
    {
      message: 'a [ or { that began before is not closed',
      hint: 'each [ ends with ], each { with }; check what is above',
    },
  ],
  [
    /Block scalar header|Not a YAML token/,
    {
      message: 'a text stands here after | or >, with which a text of several lines begins',
      hint: 'put a text that begins with | or > in quotes, or begin it in the next line',
    },
  ],
  [
    /at node end/,
    { message: 'something stands here after the end of the value', hint: 'put the whole value in quotes' },
  ],
  [/Anchor/, misplaced],
  [/Block collections are not allowed/, comma],
  [/Unexpected , in flow/, { message: 'a comma too many stands here', hint: 'between two entries stands one comma' }],
  [/Missing ,/, comma],
];

const explanations: Partial<Record<ErrorCode, SyntaxWords>> = {
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
  BAD_INDENT: indentation,
  BAD_DQ_ESCAPE: {
    message: 'a \\ between double quotes begins something that YAML does not know',
    hint: 'write \\\\ for one backslash, or use single quotes, in which it is a plain character',
  },
  BAD_DIRECTIVE: {
    message: 'a line that begins with % is for the YAML reader, and this one is not known',
    hint: 'take the line out, or put a text that begins with % in quotes',
  },
  TAG_RESOLVE_FAILED: {
    message: 'a tag (a word that begins with !) stands here, which no setting takes',
    hint: 'take the tag out, or put a text that begins with ! in quotes',
  },
  ALIAS_PROPS: misplaced,
  MULTIPLE_ANCHORS: misplaced,
  MULTIPLE_TAGS: misplaced,
};
