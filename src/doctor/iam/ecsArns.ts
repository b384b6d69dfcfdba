import type { Place } from './executionNeeds.ts';

export function serviceArn(cluster: string, service: string, place: Place): string {
  return arn(place, 'ecs', `service/${shortCluster(cluster)}/${service}`);
}

export function clusterArn(cluster: string, place: Place): string {
  return arn(place, 'ecs', `cluster/${shortCluster(cluster)}`);
}

export function shortCluster(cluster: string): string {
  return cluster.slice(cluster.lastIndexOf('/') + 1);
}

export function arn({ partition, region, account }: Place, service: string, rest: string): string {
  return `arn:${partition}:${service}:${region}:${account}:${rest}`;
}
