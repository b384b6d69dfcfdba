/** A log that the old host's web server writes. */
export interface AccessLog {
  /** As it stands there: `/var/log/nginx/access.log`, or with a date. */
  readonly path: string;
  /** Its format's name and text, where both are known. */
  readonly format: { readonly name: string; readonly text: string | undefined };
  /** Renamed by a program that it is piped through; logrotate has no part in it then. */
  readonly piped?: string;
  /** What of it has no counterpart, each with its place in front. */
  readonly notes: readonly string[];
}

/** What a web server's configuration says of its logs. */
export interface Logging {
  readonly logs: readonly AccessLog[];
  /** What could not be taken over, each with its place in front. */
  readonly notes: readonly string[];
}
