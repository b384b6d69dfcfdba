/** The entries of all pages of a listing, of which one may be empty and not the last. */
export async function entriesOf<Page, Entry>(
  pages: AsyncIterable<Page>,
  of: (page: Page) => readonly Entry[] | undefined,
): Promise<Entry[]> {
  const all: Entry[] = [];
  for await (const page of pages) all.push(...(of(page) ?? []));
  return all;
}
