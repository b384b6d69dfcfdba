/** An image's configuration has some kilobytes; what is larger is none. */
const mostBytes = 1_000_000;

/** What stands at an address that AWS gave, as JSON. @throws Error where it is not to be had, too large or no JSON. */
export async function readJson(url: string): Promise<unknown> {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`HTTP ${answer.status}`);
  const text = await answer.text();
  if (text.length > mostBytes) throw new Error(`it is larger than ${mostBytes} bytes`);
  return JSON.parse(text);
}
