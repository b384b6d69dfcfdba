import { LOG_ROOT } from '../config/places.ts';
import type { Config } from '../config/schema.ts';
import { fluentdFolders } from './fluentdStart.ts';

const BASE = 'fluent/fluentd:v1.19-debian-1';
const CONF = '/fluentd/etc/fluent.conf';

const ROOT = '/opt/legacy-log-ecs';

/** Where the image has this project's plugin for Fluentd. */
export const PLUGIN_ROOT = `${ROOT}/plugin`;

/**
 * The image of Fluentd: the official one with the plugin and the rendered configuration. The folders get their owner
 * before VOLUME: what is changed below a volume's path afterwards is thrown away, and a new volume is filled from the image.
 */
export function fluentdDockerfile(config: Config): string {
  return `# Rendered by legacy-log-ecs from its configuration: change that, not this file.
ARG FLUENTD_BASE=${BASE}
FROM \${FLUENTD_BASE}

USER root
# Fluentd is not root, and the batch, which may be yet another user, deletes what it has read.
RUN mkdir -p ${fluentdFolders(config).join(' ')} \\
 && chown -R fluent:fluent ${LOG_ROOT} \\
 && chmod -R a+rwX ${LOG_ROOT}
# Root's, and readable for all: Fluentd runs it and has no need to change it. A copy from a zip or from Windows loses the
# modes and has line ends that no shell takes.
COPY start.sh ${ROOT}/
COPY plugin ${PLUGIN_ROOT}
RUN sed -i 's/\\r$//' ${ROOT}/start.sh ${PLUGIN_ROOT}/bin/* \\
 && chmod -R a+rX ${ROOT} \\
 && chmod a+x ${ROOT}/start.sh ${PLUGIN_ROOT}/bin/*
COPY --chown=fluent:fluent fluent.conf ${CONF}
USER fluent

VOLUME ["${LOG_ROOT}"]
EXPOSE ${config.fluentd.port}

# Fluentd flushes its buffers on SIGTERM, which took 1 to 3 s when measured.
STOPSIGNAL SIGTERM
CMD ["${ROOT}/start.sh", "fluentd", "-I", "${PLUGIN_ROOT}/lib", "--config", "${CONF}"]
`;
}
