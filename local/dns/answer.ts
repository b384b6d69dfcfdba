import {
  type Answer,
  AUTHORITATIVE_ANSWER,
  type OptAnswer,
  type Packet,
  type Question,
  RECURSION_AVAILABLE,
  RECURSION_DESIRED,
} from 'dns-packet';
import type { RecordSet, Zone } from './zone.ts';

const codes = { NOERROR: 0, FORMERR: 1, NXDOMAIN: 3, NOTIMP: 4, REFUSED: 5 } as const;

/**
 * Answers one query from the zones, as the resolver of a VPC would: the addresses with the record's TTL; NXDOMAIN
 * with the zone's SOA where there is no such name; the SOA alone where the name has no record of the type asked
 * for. Outside the zones NXDOMAIN for a private name, which no other server knows either, and else REFUSED. `random` (0 to 1) decides which of many addresses stand in an answer.
 */
export function answerQuery(query: Packet, zones: readonly Zone[], random: () => number): Packet {
  const [question, ...more] = query.questions ?? [];
  if (opcodeOf(query) !== standardQuery) return reply(query, 'NOTIMP');
  if (!question || more.length > 0) return reply(query, 'FORMERR');
  const name = question.name.toLowerCase().replace(/\.$/, '');
  const zone = zoneOf(name, zones);
  if ((question.class ?? 'IN') !== 'IN') return reply(query, 'REFUSED');
  if (!zone) return reply(query, privateName.test(name) ? 'NXDOMAIN' : 'REFUSED');
  if (name === zone.name) return replyApex(query, question, zone);
  const records = zone.names.get(name);
  if (!records) return reply(query, 'NXDOMAIN', [], [soa(zone)]);
  const answers = records
    .filter(({ type }) => type === question.type)
    .flatMap((set) => toAnswers(question, set, random));
  return answers.length > 0 ? reply(query, 'NOERROR', answers) : reply(query, 'NOERROR', [], [soa(zone)]);
}

/** The answer to what cannot be read as a query; only its id is known. */
export function malformed(id: number): Packet {
  return { type: 'response', id, flags: codes.FORMERR };
}

/** Never delegated from the root: RFC 6762 for `local`, ICANN's resolution of 2024 for `internal`. */
const privateName = /(^|\.)(local|internal)$/;

const standardQuery = 0;

const opcodeOf = (query: Packet): number => ((query.flags ?? 0) >> 11) & 0b1111;

/** The most specific zone, as a namespace may lie within another's name. */
function zoneOf(name: string, zones: readonly Zone[]): Zone | undefined {
  const within = zones.filter((zone) => name === zone.name || name.endsWith(`.${zone.name}`));
  return within.toSorted((a, b) => b.name.length - a.name.length)[0];
}

function replyApex(query: Packet, question: Question, zone: Zone): Packet {
  return question.type === 'SOA' ? reply(query, 'NOERROR', [soa(zone)]) : reply(query, 'NOERROR', [], [soa(zone)]);
}

function toAnswers(question: Question, set: RecordSet, random: () => number): Answer[] {
  return shuffled(set.addresses, random)
    .slice(0, set.most)
    .map((data) => ({ type: set.type, name: question.name, ttl: set.ttlSeconds, class: 'IN', data }));
}

function shuffled<Item>(items: readonly Item[], random: () => number): Item[] {
  const keyed = items.map((item) => ({ item, key: random() }));
  return keyed.toSorted((a, b) => a.key - b.key).map(({ item }) => item);
}

/** A resolver keeps a "no" for the smaller of the SOA's own TTL and its last field (RFC 2308): both are the same here. */
function soa(zone: Zone): Answer {
  return {
    type: 'SOA',
    name: zone.name,
    class: 'IN',
    ttl: zone.soaTtlSeconds,
    data: {
      mname: `ns.${zone.name}`,
      rname: `hostmaster.${zone.name}`,
      serial: 1,
      refresh: 7200,
      retry: 900,
      expire: 1_209_600,
      minimum: zone.soaTtlSeconds,
    },
  };
}

function reply(query: Packet, code: keyof typeof codes, answers: Answer[] = [], authorities: Answer[] = []): Packet {
  const wantsRecursion = (query.flags ?? 0) & RECURSION_DESIRED;
  // Without a SOA it is no zone of ours that lacks the name.
  const isOurs = code === 'NOERROR' || (code === 'NXDOMAIN' && authorities.length > 0);
  const authority = isOurs ? AUTHORITATIVE_ANSWER : 0;
  const edns = (query.additionals ?? []).some(({ type }) => type === 'OPT');
  return {
    type: 'response',
    ...(query.id === undefined ? {} : { id: query.id }),
    flags: authority | RECURSION_AVAILABLE | wantsRecursion | codes[code],
    questions: query.questions ?? [],
    answers,
    authorities,
    additionals: edns ? [options] : [],
  };
}

/** EDNS(0), as whoever asked with it expects in the answer (RFC 6891). */
const options: OptAnswer = {
  type: 'OPT',
  name: '.',
  udpPayloadSize: 1232,
  extendedRcode: 0,
  ednsVersion: 0,
  flags: 0,
  flag_do: false,
  options: [],
};
