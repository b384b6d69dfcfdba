/** A row as the batch stored it. */
export interface StoredRow {
  readonly id: string;
  /** The whole line of Fluentd's file: a JSON record with the application's line as its `message`. */
  readonly line: string;
}

export interface Judgement {
  readonly ingested: number;
  /** Ids that were sent and are no row. */
  readonly missing: number;
  /** Rows of ids that were never sent, or that are a row already. */
  readonly extra: number;
  /** Rows whose message is not the line that was sent, character for character. */
  readonly damaged: number;
}

/** What was sent, by the row that came of it. */
export interface ReadRow {
  readonly id: string;
  readonly message: unknown;
}

/**
 * Compares what was sent with what is stored, by id and by content: the judge beside the verification.
 *
 * @param read how a row says what was sent; by its id and its record if nothing else is said
 */
export async function judgeRows(
  sent: ReadonlyMap<string, string>,
  pages: AsyncIterable<readonly StoredRow[]>,
  read: (row: StoredRow) => ReadRow = readRecord,
): Promise<Judgement> {
  const missing = new Set(sent.keys());
  let [ingested, extra, damaged] = [0, 0, 0];
  for await (const page of pages) {
    for (const { id, message } of page.map(read)) {
      ingested += 1;
      if (!missing.delete(id)) extra += 1;
      else if (message !== sent.get(id)) damaged += 1;
    }
  }
  return { ingested, missing: missing.size, extra, damaged };
}

function readRecord({ id, line }: StoredRow): ReadRow {
  return { id, message: messageOf(line) };
}

function messageOf(line: string): unknown {
  try {
    return JSON.parse(line).message;
  } catch {
    return undefined;
  }
}
