import { type Access, type Parsed, refused } from '../access.ts';
import { accessOf, sourcesOf } from './assemble.ts';
import { extraColumns } from './columns.ts';
import { FormatInvalid, type Template } from './piece.ts';
import { cutLine } from './search.ts';
import { slotsOf } from './slots.ts';

/**
 * Makes a reader of lines of a server's format.
 *
 * @throws FormatInvalid for a format by which nobody could tell the values apart, or none of which is a time
 */
export function compile(template: Template): (line: Uint8Array) => Parsed<Access> {
  const { lead, slots } = slotsOf(template);
  if (!slots.some(({ variable }) => variable.kind === 'time')) {
    throw new FormatInvalid({
      fact: 'the format holds no time',
      hint: 'it needs $time_local, $time_iso8601 or $msec, or Apache’s %t',
    });
  }
  const more = extraColumns(template.pieces).map(({ name }) => name);
  const sources = sourcesOf(slots);
  return (line) => {
    // One character a byte, so that positions are the bytes' own; each value is decoded when it has been cut out.
    const text = Buffer.from(line.buffer, line.byteOffset, line.byteLength).toString('latin1');
    const cut = cutLine(text, lead, slots);
    if (cut.kind === 'ambiguous') return refused('the line can be read by LOG_FORMAT in more than one way');
    if (cut.kind === 'unfit') {
      return refused(`the line does not fit LOG_FORMAT at ${slots[cut.at]?.variable.name ?? 'its end'}`);
    }
    return { ok: true, value: accessOf((column) => cut.values[sources.get(column) ?? -1] ?? null, more) };
  };
}
