import { DockerfileParser } from 'dockerfile-ast';
import { describe, expect, test } from 'vitest';
import { batchDockerfile } from '../../../src/render/batchDockerfile.ts';
import { fluentdDockerfile } from '../../../src/render/fluentdDockerfile.ts';
import { configOf, fluentdConfigOf } from '../../support/config.ts';

/** The instructions in order, comments gone and continued lines joined. */
function instructions(text: string): string[] {
  return DockerfileParser.parse(text)
    .getInstructions()
    .map((instruction) => instruction.toString().replace(/\s*\\\n\s*/g, ' '));
}

describe('fluentd/Dockerfile', () => {
  const lines = instructions(
    fluentdDockerfile(
      fluentdConfigOf({
        port: 24000,
        streams: [
          { tag: 'a', path: '/fluentd/log/a' },
          { tag: 'b', path: '/fluentd/log/b' },
          { tag: 'c', path: '/fluentd/log/b', file: 'c' },
        ],
      }),
    ),
  );

  test('is the official image with the rendered configuration', () => {
    expect(lines).toEqual([
      'ARG FLUENTD_BASE=fluent/fluentd:v1.19-debian-1',
      'FROM ${FLUENTD_BASE}',
      'USER root',
      'RUN mkdir -p /fluentd/log/a /fluentd/log/b /fluentd/log/.fluentd && chown -R fluent:fluent /fluentd/log && chmod -R a+rwX /fluentd/log',
      'COPY --chown=fluent:fluent fluent.conf /fluentd/etc/fluent.conf',
      'USER fluent',
      'VOLUME ["/fluentd/log"]',
      'EXPOSE 24000',
      'STOPSIGNAL SIGTERM',
      'CMD ["fluentd", "--config", "/fluentd/etc/fluent.conf", "--umask", "0"]',
    ]);
  });

  test('gives the folders their owner before the volume is declared, and then leaves root', () => {
    const at = (start: string) => lines.findIndex((line) => line.startsWith(start));
    expect(at('RUN mkdir')).toBeLessThan(at('USER fluent'));
    expect(at('RUN mkdir')).toBeLessThan(at('VOLUME'));
    expect(lines.findLast((line) => line.startsWith('USER'))).toBe('USER fluent');
  });
});

describe('batch/Dockerfile', () => {
  const lines = instructions(
    batchDockerfile(configOf({ batch: { image: 'b:1', command: ['cron', '-f', '-L', '15'] } })),
  );

  test('wraps the batch’s own image and installs cron only where there is none', () => {
    expect(lines).toEqual([
      'ARG BATCH_IMAGE',
      'FROM ${BATCH_IMAGE}',
      'USER root',
      expect.stringMatching(
        /^RUN command -v cron > .* apt-get install -y --no-install-recommends cron && rm -rf .*; }$/,
      ),
      'COPY entrypoint.sh run-job.sh crontab /opt/legacy-log-ecs/',
      expect.stringMatching(
        /^RUN cd .* > \/etc\/cron.d\/batch && chmod 0755 entrypoint.sh run-job.sh && chmod 0644 \/etc\/cron.d\/batch && { grep /,
      ),
      'STOPSIGNAL SIGTERM',
      'ENTRYPOINT ["/opt/legacy-log-ecs/entrypoint.sh"]',
      'CMD ["cron","-f","-L","15"]',
    ]);
  });
});
