import type { Time } from '../wire/time.ts';
import type { Bucket, S3Options } from './objects.ts';

export interface S3Context {
  readonly time: Time;
  readonly region: string;
  readonly options: S3Options;
  readonly buckets: ReadonlyMap<string, Bucket>;
}
