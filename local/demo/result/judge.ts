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
  /** Rows of ids that were never sent. */
  readonly extra: number;
  /** Rows whose message is not the line that was sent, character for character. */
  readonly damaged: number;
}

/** Compares what was sent with what is stored, by id and by content: the judge beside the verification. */
export async function judgeRows(
  sent: ReadonlyMap<string, string>,
  pages: AsyncIterable<readonly StoredRow[]>,
): Promise<Judgement> {
  const missing = new Set(sent.keys());
  let [ingested, extra, damaged] = [0, 0, 0];
  for await (const page of pages) {
    for (const { id, line } of page) {
      ingested += 1;
      if (!sent.has(id)) extra += 1;
      else if (messageOf(line) !== sent.get(id)) damaged += 1;
      missing.delete(id);
    }
  }
  return { ingested, missing: missing.size, extra, damaged };
}

function messageOf(line: string): unknown {
  try {
    return JSON.parse(line).message;
  } catch {
    return undefined;
  }
}
