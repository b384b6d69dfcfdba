const live = /^buffer\.[bq][0-9a-f]+\.log(\.meta)?$/;

/**
 * Whether a name is a finished log's: it ends in `.log` (`access_log.20261122.5f3a…_0.log`, a file for each of Fluentd's
 * chunks) or in a day, with the hour and more if there is (`access_log-20261122`, as logrotate's dateext names them;
 * `access_log.20261122`, as Fluentd's append mode does), compressed or not. What was `access.log` before it was rotated has
 * been read under that name, and its lines would be other rows. Hidden names are not, and neither are the chunks of a
 * file buffer (`buffer.b5f3a….log`), which are still written to.
 */
export function isLogName(name: string): boolean {
  return isReadable(name) && /^.+(\.log|\.\d{8}(\d\d){0,3}|(?<!\.log)-\d{8}(\d\d){0,3})(\.gz)?$/.test(name);
}

/**
 * Whether a name is that of a log that grows, or of one that did before logrotate gave it this name: `access_log`,
 * `access.log`, and behind that `.1`, `-20261122`, `-20261122.1`, `.20261122`, and `.gz`.
 *
 * @param isMeant somebody's pattern says so: then only what nobody may read is none
 */
export function isGrowingName(name: string, isMeant = false): boolean {
  return isReadable(name) && (isMeant || /^.*log([.-]\d{8,14})?(\.\d{1,5})?(\.gz)?$/.test(name) || isLogName(name));
}

/** A name that is not UTF-8 comes with U+FFFD in it, by which it could not be opened. */
function isReadable(name: string): boolean {
  return !name.startsWith('.') && !name.includes('\ufffd') && !live.test(name);
}
