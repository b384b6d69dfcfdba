import { type Finding, warning } from '../finding.ts';
import type { Config } from '../schema.ts';

export function appIsLater({ app }: Config): readonly Finding[] {
  if (app === undefined) return [];
  const fact = 'app is accepted, but this version only shows it in its reports: the service is left as it is';
  return [{ ...warning(['app'], fact, 'leave it, or take it out'), at: 'key' }];
}
