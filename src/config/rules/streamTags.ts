import { error, type Finding } from '../finding.ts';
import type { Config } from '../schema.ts';
import { TagIndex } from './tagIndex.ts';
import { each } from './unlessWrong.ts';

/** Fluentd gives an event to the first `<match>` that fits, and to no other. */
export function streamTags({ fluentd: { streams } }: Config): readonly Finding[] {
  const index = new TagIndex();
  return each(streams, ({ tag }, stream) => {
    const takers = index.takers(tag);
    const alone = firstOfAll(takers);
    if (alone !== undefined) return [streams[alone]?.tag === tag ? sameTag(stream, alone) : taken(stream, alone)];
    index.add(tag, stream);
    return takers.length === 0 ? [] : [takenTogether(stream, takers)];
  });
}

/** The lowest number that stands in each of the lists. */
function firstOfAll(lists: readonly (readonly number[])[]): number | undefined {
  const [first = [], ...others] = lists;
  const sets = others.map((list) => new Set(list));
  const common = first.filter((number) => sets.every((set) => set.has(number)));
  return common.length === 0 ? undefined : Math.min(...common);
}

function sameTag(stream: number, taker: number): Finding {
  return nothing(stream, `the tag of stream ${taker} is the same`, 'give each stream a tag of its own');
}

function taken(stream: number, taker: number): Finding {
  return nothing(stream, `the tag of stream ${taker} already takes all of it`, 'put the narrower tag first');
}

function takenTogether(stream: number, takers: readonly (readonly number[])[]): Finding {
  const first = new Set(takers.map((streams) => Math.min(...streams)));
  const fact = `the tags of streams ${[...first].join(' and ')} together already take all of it`;
  return nothing(stream, fact, 'put it first, or take it out');
}

function nothing(stream: number, because: string, hint: string): Finding {
  return error(['fluentd', 'streams', stream, 'tag'], `stream ${stream} gets nothing: ${because}`, hint);
}
