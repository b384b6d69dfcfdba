/**
 * Whether a name is a log's: it ends in `.log` (`access_log.20261122.5f3a…_0.log`, a file for each of Fluentd's
 * chunks) or in a day, with the hour and more if there is (`access_log-20261122`, as logrotate's dateext names them;
 * `access_log.20261122`, as Fluentd's append mode does). What was `access.log` before it was rotated has been read under
 * that name, and its lines would be other rows. Hidden names are not, and neither are the chunks of a file buffer (`buffer.b5f3a….log`), which are still written to. A name that is
 * not UTF-8 comes with U+FFFD in it, by which it could not be opened.
 */
export function isLogName(name: string): boolean {
  return (
    /^[^.].*(\.log|\.\d{8}(\d\d){0,3}|(?<!\.log)-\d{8}(\d\d){0,3})$/.test(name) &&
    !name.includes('\ufffd') &&
    !/^buffer\.[bq][0-9a-f]+\.log$/.test(name)
  );
}
