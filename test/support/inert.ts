/**
 * What must not change in a text of ours by a text from outside that stands in it. Written without the project's own escaping, so that
 * it can say that this is wrong.
 */

/** Lines, and in each how it is set in. */
export function shapeOf(text: string): string {
  return text.replace(/[^\n]*/g, (line) => /^ */.exec(line)?.[0] ?? '');
}

/** Control characters but for the line feed, what turns the direction, halves of characters, and commands to a runner. */
export const forbidden = /(?!\n)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]|^\s*::|##\[/mu;

export function isPlain(own: string, plain: string): boolean {
  return shapeOf(own) === shapeOf(plain) && !forbidden.test(own);
}

/**
 * Markdown without texts: code, what is escaped and what stands for itself is taken away; markup, lines, blocks of code by their language
 * and their number of lines, and the structure of pictures stay.
 */
export function skeletonOf(markdown: string): string {
  const kept: string[] = [];
  const lines = markdown.split('\n');
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    const [, fence, language = ''] = /^ {0,3}(`{3,}|~{3,})([^`]*)$/.exec(line) ?? [];
    if (fence === undefined) {
      kept.push(markupOf(line));
      continue;
    }
    const end = lines.findIndex((other, index) => index > at && isEnd(other, fence));
    const inner = lines.slice(at + 1, end === -1 ? lines.length : end);
    kept.push(`block ${language} ${language === 'mermaid' ? inner.map(structureOf).join('\n') : inner.length}`);
    at = end === -1 ? lines.length : end;
  }
  return kept.join('\n');
}

/** A block ends at as many of the same mark, or more. */
function isEnd(line: string, fence: string): boolean {
  const trimmed = line.trim();
  return trimmed.length >= fence.length && trimmed === (fence[0] ?? '').repeat(trimmed.length);
}

const said = /\\[\\`*_[\]|#~:.)+=-]|(`)[^`]*`|<br>|@?<!-- -->|<span>\$<\/span>|&(?:amp|lt|gt);/g;

function markupOf(line: string): string {
  const withoutPages = line.replace(
    /\]\(https:\/\/[\w-]+\.console\.aws\.amazon\.com\/[\w/?=&#:$.~%-]*\)/g,
    '](console)',
  );
  return withoutPages.replace(said, (_, tick = '') => tick).replace(/[^`*_[\]|#~<>@$\\]/g, '');
}

/** What GitHub makes a link, a mention, an issue, a commit or an emoji of, outside of code. */
export function linkedIn(markdown: string): readonly string[] {
  const text = markdown
    .replace(/^(`{3,}).*\n[\s\S]*?\n\1$/gm, '')
    .replace(/`[^`\n]*`/g, '')
    .replace(/\]\(https:[^)\s]*\)/g, '');
  return text.match(/www\.|[^\\]:\/\/|@[A-Za-z]|#\d|\bGH-\d|\b[0-9a-f]{7,40}\b|:[a-z_+-][\w+-]*:/g) ?? [];
}

/** A line of a picture without its texts: what stands in quotes, and the name of a bar. */
function structureOf(line: string): string {
  const bar = /^ {2}[\p{L}\p{N} .,-]+ :((?:crit, done|done|crit|active|milestone), [\d :.-]{23}, \d+ms)$/u.exec(line);
  return bar ? `bar ${bar[1]}` : line.replace(/"[^"]*"/g, '""');
}
