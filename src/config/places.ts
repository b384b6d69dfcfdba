/** Where the volume stands in both containers: the image's VOLUME, below which are the streams and `.fluentd`. */
export const LOG_ROOT = '/fluentd/log';

/** Fluentd's own folder in the volume (buffers, positions); its dot keeps it out of the globs of a batch. */
export const PRIVATE_ROOT = `${LOG_ROOT}/.fluentd`;

/** The port of Fluentd's own monitor, on the container's loopback address. */
export const MONITOR_PORT = 24_220;

/** The user of the official image, which Fluentd runs as. */
export const FLUENT_UID = 999;

/** The largest message that Fluentd takes; a line that is longer cannot arrive. */
export const PACKET_LIMIT = '8m';

/** The variables of Fluentd's container by which what `fluentd.security` names reaches it. */
export const SECURITY_VARIABLES = {
  sharedKey: 'FLUENTD_SHARED_KEY',
  certificate: 'FLUENTD_TLS_CERTIFICATE',
  key: 'FLUENTD_TLS_KEY',
} as const;
