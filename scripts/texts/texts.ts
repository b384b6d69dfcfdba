/** A first page that is longer is not read to its end; the rest has its place in docs/. */
const mostLines = 160;

export function tooLong(file: string, text: string): readonly string[] {
  const lines = text.trimEnd().split('\n').length;
  return lines > mostLines
    ? [`${file}  has ${lines} lines, and at most ${mostLines} are read: move some to docs/`]
    : [];
}

/** The links and pictures of a Markdown text that lead to files and headings; what has a scheme leads out. */
export function linksOf(markdown: string): readonly string[] {
  const links = [...withoutCode(markdown).matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = '']) => link);
  return links.filter((link) => !/^[a-z]+:/i.test(link));
}

/** The names that GitHub gives the headings. Source: its documentation of section links. */
export function anchorsOf(markdown: string): readonly string[] {
  const headings = [...withoutCode(markdown).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => heading);
  return headings.map((heading) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

function withoutCode(markdown: string): string {
  return markdown.replace(/^( *)(```+).*\n[\s\S]*?^\1\2.*$/gm, '');
}
