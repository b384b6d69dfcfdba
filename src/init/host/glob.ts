/** Whether a path fits a pattern of a shell: `*` and `?` within a part of the path, `[…]`, `{a,b}`. */
export function matches(pattern: string, path: string): boolean {
  const source = pattern.replace(
    /\{([^{}]*)\}|\[([^\]]+)\]|[*?]|[^*?[{]+|[[{]/g,
    (piece, choices?: string, set?: string) => {
      if (choices !== undefined) return `(?:${choices.split(',').map(literal).join('|')})`;
      if (set !== undefined) return `[${set.replace(/^!/, '^').replace(/[\\\]]/g, '\\$&')}]`;
      if (piece === '*') return '[^/]*';
      return piece === '?' ? '[^/]' : literal(piece);
    },
  );
  return regexOf(source)?.test(path) ?? false;
}

/** A set such as `[z-a]` is no expression, and nothing fits it. */
function regexOf(source: string): RegExp | undefined {
  try {
    return new RegExp(`^${source}$`);
  } catch {
    return undefined;
  }
}

function literal(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}
