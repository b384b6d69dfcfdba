import { type Finding, fail, ok, skip, warn } from '../check.ts';
import { type Seen, skipped } from '../seen.ts';

/** A namespace of Cloud Map, and the private hosted zone that it keeps. */
export interface Namespace {
  readonly id: string;
  readonly zone: string | undefined;
}

/** A private hosted zone that a VPC resolves by. */
export interface Zone {
  readonly id: string;
  readonly name: string;
}

export interface Names {
  readonly namespace: string;
  readonly service: string;
  readonly vpc: string;
  readonly namespaces: Seen<readonly Namespace[]>;
  readonly zones: Seen<readonly Zone[]>;
  /** Whether the deploy makes a namespace of its own, whoever else has one of that name. */
  readonly makes: boolean;
}

/** Whether the name can stand in the VPC, and leads to nobody else there. */
export function judgeName(names: Names): Finding[] {
  const judged = ofZones(names);
  return isLocal(names.namespace) ? [ofLocal(names), ...judged] : judged;
}

/** RFC 6762 gives `.local` to multicast DNS. */
function isLocal(namespace: string): boolean {
  return /(^|\.)local$/i.test(namespace);
}

function ofLocal({ namespace, service }: Names): Finding {
  const fact = `names in .local belong to multicast DNS: a sender with libnss-mdns never asks for ${service}.${namespace}`;
  return warn(fact, 'use a namespace such as internal, or make sure that no sender’s image has libnss-mdns');
}

function ofZones({ namespace, service, vpc, namespaces, zones, makes }: Names): Finding[] {
  for (const read of [namespaces, zones]) {
    if (read.kind === 'unseen') return [skipped(read)];
    if (read.kind === 'absent') return [skip(read.because)];
  }
  if (namespaces.kind !== 'seen' || zones.kind !== 'seen') return [];
  const full = `${service}.${namespace}`;
  const shadow = zones.value.find((zone) => isWithin(full, zone.name) && zone.name.length > namespace.length);
  if (shadow) {
    const fact = `zone ${shadow.name} (${shadow.id}) of ${vpc} is closer to ${full} than the namespace: it answers in its place`;
    return [fail(fact, 'choose another discovery.service or discovery.namespace, or take that zone from the VPC')];
  }
  const same = zones.value.filter((zone) => zone.name === namespace.toLowerCase());
  const ours = namespaces.value.find(({ zone }) => same.some(({ id }) => id === zone));
  if (ours) {
    const answers = `namespace ${ours.id} answers for ${namespace} in ${vpc} by zone ${ours.zone}`;
    // A rule that forwards the name comes before a zone, and the rights to see one are seldom given.
    return [ok(`${answers}, unless a rule of Route 53 Resolver does`)];
  }
  const [other] = same;
  const untold = namespaces.value.find(({ zone }) => zone === undefined);
  if (other && untold) return [skip(`whether zone ${other.id} is of namespace ${untold.id} is not told`)];
  if (other) {
    const fact = `${vpc} has a zone ${namespace} already, ${other.id}, which is no namespace of Cloud Map: no second one can be made`;
    return [fail(fact, 'choose another discovery.namespace, or take that zone from the VPC')];
  }
  return [withoutZone(namespace, vpc, makes ? [] : namespaces.value)];
}

/** No zone of the name is of the VPC; a namespace of the name may be of another one. */
function withoutZone(namespace: string, vpc: string, namespaces: readonly Namespace[]): Finding {
  const [stranger] = namespaces;
  if (!stranger) return ok(`nothing in ${vpc} has the name ${namespace}: the namespace will be made`);
  if (stranger.zone === undefined) return skip(`which zone namespace ${stranger.id} has is not told`);
  const fact = `namespace ${stranger.id} is called ${namespace}, and its zone ${stranger.zone} is not of ${vpc}: nobody there resolves the name`;
  const mend = `aws route53 associate-vpc-with-hosted-zone --hosted-zone-id ${stranger.zone} --vpc VPCRegion=REGION,VPCId=${vpc}, or choose another discovery.namespace`;
  return fail(fact, mend);
}

function isWithin(name: string, zone: string): boolean {
  return name.toLowerCase() === zone || name.toLowerCase().endsWith(`.${zone}`);
}
