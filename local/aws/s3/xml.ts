/** An element with text in it, or with others. */
export function element(name: string, content: string | number | readonly string[]): string {
  return `<${name}>${Array.isArray(content) ? content.join('') : escaped(String(content))}</${name}>`;
}

export function document(root: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root}`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
