/** Where the volume stands in both containers: the image's VOLUME, below which are the streams and `.fluentd`. */
export const LOG_ROOT = '/fluentd/log';

/** Fluentd's own folder in the volume (buffers, positions); its dot keeps it out of the globs of a batch. */
export const PRIVATE_ROOT = `${LOG_ROOT}/.fluentd`;

/** The port of Fluentd's own monitor, on the container's loopback address. */
export const MONITOR_PORT = 24_220;
