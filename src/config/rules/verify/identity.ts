import { error, type Finding } from '../../finding.ts';
import type { Verify } from '../../schema/verify.ts';

const kinds = ['id', 'keys', 'line'] as const;

/** Of several ways to know a line nobody could say which one a verdict rests on. */
export function identityIsOne({ identity }: Verify): readonly Finding[] {
  if (identity === undefined) return [];
  const given = kinds.filter((kind) => identity[kind] !== undefined);
  const path = ['verify', 'identity'];
  if (given.length === 0) {
    const hint = 'write one of id, keys and line; or take the section out: then only numbers are compared';
    return [error(path, 'verify.identity says nothing of how a line is known', hint)];
  }
  if (given.length > 1) {
    return [error(path, `verify.identity names ${given.join(' and ')}`, 'keep one of them; id is the best, then keys')];
  }
  if (identity.hash === undefined || identity.id !== undefined) return [];
  return [
    error([...path, 'hash'], 'verify.identity.hash is a hash of an id, and none is named', 'add verify.identity.id'),
  ];
}

/** A row of an aggregated table stands for many lines, so that no line is known in it. */
export function identityNeedsLines({ identity, database: { bucket, measure } }: Verify): readonly Finding[] {
  if (identity === undefined || (bucket === undefined && measure === 'rows')) return [];
  const because =
    bucket === undefined ? `verify.database.measure is ${measure}` : `verify.database.bucket is ${bucket}`;
  return [
    error(
      ['verify', 'identity'],
      `verify.identity compares single lines, and ${because}: its rows are no lines`,
      'take verify.identity out; verify.database.groups narrow a bucket that differs',
    ),
  ];
}
