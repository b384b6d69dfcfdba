import * as v from 'valibot';

const utc = 'UTC|GMT|Z|utc|gmt|z|Etc/UTC|Etc/GMT';

/** One that Fluentd takes (its `timezone.rb`), and words for UTC: of one word it takes none. */
export const namedZone = (description: string) =>
  zone(
    `[+-](0\\d|1[0-4]):?[0-5]\\d|[A-Za-z_]+/[A-Za-z0-9_+/-]+`,
    'an offset such as +09:00 or a name such as Asia/Tokyo',
    description,
    'Asia/Tokyo',
  );

/** For what is reckoned here, and not by Fluentd. */
export const zoneOrOffset = (description: string) =>
  zone(
    '[+-](0\\d|1[0-4]):[0-5]\\d|[A-Za-z_]+/[A-Za-z0-9_+/-]+',
    'a name such as Asia/Tokyo or an offset such as +09:00',
    description,
    'Asia/Tokyo',
  );

/** Words for UTC become its offset, which Fluentd and the databases take. */
function zone(pattern: string, wanted: string, description: string, example: string) {
  return v.pipe(
    v.string(),
    v.regex(new RegExp(`^(${pattern}|${utc})$`), wanted),
    v.description(description),
    v.examples([example]),
    v.transform((name) => name.replace(new RegExp(`^(${utc})$`), '+00:00')),
  );
}
