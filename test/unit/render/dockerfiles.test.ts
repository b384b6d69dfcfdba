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
  const lines = () =>
    instructions(
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

  test('is the official image with the plugin and the rendered configuration', () => {
    expect(lines()).toEqual([
      'ARG FLUENTD_BASE=fluent/fluentd:v1.19-debian-1',
      'FROM ${FLUENTD_BASE}',
      'USER root',
      'RUN mkdir -p /fluentd/log/a /fluentd/log/b /fluentd/log/.fluentd && chown -R fluent:fluent /fluentd/log && chmod -R a+rwX /fluentd/log',
      'COPY start.sh /opt/legacy-log-ecs/',
      'COPY plugin /opt/legacy-log-ecs/plugin',
      "RUN sed -i 's/r$//' /opt/legacy-log-ecs/start.sh /opt/legacy-log-ecs/plugin/bin/* && chmod -R a+rX /opt/legacy-log-ecs && chmod a+x /opt/legacy-log-ecs/start.sh /opt/legacy-log-ecs/plugin/bin/*",
      'COPY --chown=fluent:fluent fluent.conf /fluentd/etc/fluent.conf',
      'USER fluent',
      'VOLUME ["/fluentd/log"]',
      'EXPOSE 24000',
      'STOPSIGNAL SIGTERM',
      'CMD ["/opt/legacy-log-ecs/start.sh", "fluentd", "-I", "/opt/legacy-log-ecs/plugin/lib", "--config", "/fluentd/etc/fluent.conf"]',
    ]);
  });

  // The parser above takes the backslash away, which Docker hands on to the shell.
  test('takes from the programs the line ends that no shell takes', () => {
    expect(fluentdDockerfile(configOf())).toContain("RUN sed -i 's/\\r$//' /opt/legacy-log-ecs/start.sh ");
  });

  test('gives the folders their owner before the volume is declared, and then leaves root', () => {
    const at = (start: string) => lines().findIndex((line) => line.startsWith(start));
    expect(at('RUN mkdir')).toBeLessThan(at('USER fluent'));
    expect(at('RUN mkdir')).toBeLessThan(at('VOLUME'));
    expect(lines().findLast((line) => line.startsWith('USER'))).toBe('USER fluent');
  });
});

const batchOf = (command: string[]) => batchDockerfile(configOf({ batch: { image: 'b:1', command } }));
const runs = (command: string[]) => instructions(batchOf(command)).filter((line) => line.startsWith('RUN'));

describe('batch/Dockerfile', () => {
  test('wraps the batch’s own image, installs cron only where there is none, and wants a job in crontab', () => {
    expect(batchOf(['cron', '-f', '-L', '15'])).toMatchInlineSnapshot(`
      "# Rendered by legacy-log-ecs from its configuration. Put your jobs into crontab, next to this file (it is yours: only an
      # absent one is rendered), and build with
      #   docker build --build-arg BATCH_IMAGE=<the image of your batch> .
      ARG BATCH_IMAGE
      FROM \${BATCH_IMAGE}

      # cron itself has to be root; a job becomes another user in crontab.
      USER root
      # Debian and its kin name it cron. Elsewhere install one before, and name it in batch.command.
      RUN command -v cron > /dev/null || { \\
            command -v apt-get > /dev/null || { echo 'BATCH_IMAGE has no cron, and no apt-get to install it. Install a cron in it (Alpine: apk add cronie; Amazon Linux: dnf install -y cronie), write batch.command: [crond, -n], and render again' >&2; exit 1; }; \\
            apt-get update && apt-get install -y --no-install-recommends cron && rm -rf /var/lib/apt/lists/*; \\
          }

      COPY entrypoint.sh run-job.sh crontab /opt/legacy-log-ecs/
      # A copy from a zip or from Windows loses the modes and has line ends that neither sh nor cron takes. cron ignores a
      # table that others may write to, and the whole of one whose last line does not end.
      RUN cd /opt/legacy-log-ecs \\
       && tr -d '\\r' < entrypoint.sh > plain && mv -f plain entrypoint.sh \\
       && tr -d '\\r' < run-job.sh > plain && mv -f plain run-job.sh \\
       && mkdir -p /etc/cron.d \\
       && { tr -d '\\r' < crontab && echo; } > /etc/cron.d/batch \\
       && chmod 0755 entrypoint.sh run-job.sh \\
       && chmod 0644 /etc/cron.d/batch \\
       && { grep -qE '^[[:space:]]*[0-9*@]' /etc/cron.d/batch || { echo 'crontab holds no job yet: write its line there' >&2; exit 1; }; }

      # cron ends at once on SIGTERM as long as it is not PID 1: the task definition puts an init before it.
      STOPSIGNAL SIGTERM
      # Takes the place of the base's own entrypoint: if that one is needed, name it as the first word of batch.command.
      ENTRYPOINT ["/opt/legacy-log-ecs/entrypoint.sh"]
      CMD ["cron","-f","-L","15"]
      "
    `);
  });

  test('wants a crond that reads /etc/cron.d, which that of busybox does not', () => {
    expect(runs(['/usr/sbin/crond', '-n'])[0]).toMatchInlineSnapshot(
      `"RUN { command -v /usr/sbin/crond > /dev/null || { echo 'BATCH_IMAGE has no crond, which batch.command names. Install it (Alpine: apk add cronie; Amazon Linux: dnf install -y cronie)' >&2; exit 1; }; } && case "$(readlink -f "$(command -v /usr/sbin/crond)")" in *busybox*) echo 'the crond of BATCH_IMAGE is that of busybox, which reads no /etc/cron.d. Install another: apk add cronie' >&2; exit 1 ;; esac"`,
    );
  });

  test('wants whatever else the batch runs, and no job in crontab', () => {
    const [program, files] = runs(['/opt/batch/run.sh', '--all']);
    expect(program).toMatchInlineSnapshot(
      `"RUN { command -v /opt/batch/run.sh > /dev/null || { echo 'BATCH_IMAGE has no /opt/batch/run.sh, which batch.command names' >&2; exit 1; }; }"`,
    );
    expect(files).toMatch(/^RUN cd .* && chmod 0644 \/etc\/cron\.d\/batch$/);
  });

  test.each(['run;', '$RUN', 'run it'])(
    'does not look for "%s", which is more than the name of a program',
    (program) => {
      expect(instructions(batchOf([program])).slice(2, 5)).toEqual([
        'USER root',
        'COPY entrypoint.sh run-job.sh crontab /opt/legacy-log-ecs/',
        expect.stringMatching(/^RUN cd /),
      ]);
    },
  );

  test.each(['cron', '/usr/sbin/cron', 'crond', '/usr/sbin/crond'])(
    '%s reads crontab, so that holds a job',
    (program) => {
      expect(runs([program]).at(-1)).toContain('crontab holds no job yet');
    },
  );
});
