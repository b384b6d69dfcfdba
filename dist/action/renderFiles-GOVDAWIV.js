import{a as m,b as p,c as g,d as $}from"./chunk-7MME2YCU.js";import{a as s,b as i,c as b}from"./chunk-XG6VPA2S.js";import{d as y}from"./chunk-IKVKWWA3.js";import"./chunk-MLYCYZSI.js";var a="/opt/legacy-log-ecs";function _(e){let[t=""]=e.batch.command,n=S(t)?[M]:[];return`# Rendered by legacy-log-ecs from its configuration. Put your jobs into crontab, next to this file (it is yours: only an
# absent one is rendered), and build with
#   docker build --build-arg BATCH_IMAGE=<the image of your batch> .
ARG BATCH_IMAGE
FROM \${BATCH_IMAGE}

# cron itself has to be root; a job becomes another user in crontab.
USER root
${A(t)}
COPY entrypoint.sh run-job.sh crontab ${a}/
# A copy from a zip or from Windows loses the modes and has line ends that neither sh nor cron takes. cron ignores a
# table that others may write to, and the whole of one whose last line does not end.
RUN ${[...D,...n].join(` \\
 && `)}

# cron ends at once on SIGTERM as long as it is not PID 1: the task definition puts an init before it.
STOPSIGNAL SIGTERM
# Takes the place of the base's own entrypoint: if that one is needed, name it as the first word of batch.command.
ENTRYPOINT ["${a}/entrypoint.sh"]
CMD ${JSON.stringify(e.batch.command)}
`}function A(e){if(!/^[\w./+-]+$/.test(e))return"";switch(R(e)){case"cron":return`# Debian and its kin name it cron. Elsewhere install one before, and name it in batch.command.
RUN command -v ${e} > /dev/null || { \\
      command -v apt-get > /dev/null || { echo ${u(G)} >&2; exit 1; }; \\
      apt-get update && apt-get install -y --no-install-recommends cron && rm -rf /var/lib/apt/lists/*; \\
    }
`;case"crond":return`${E(e,x)} \\
 && case "$(readlink -f "$(command -v ${e})")" in *busybox*) echo ${u(L)} >&2; exit 1 ;; esac
`;default:return`${E(e,`BATCH_IMAGE has no ${e}, which batch.command names`)}
`}}function E(e,t){return`RUN { command -v ${e} > /dev/null || { echo ${u(t)} >&2; exit 1; }; }`}var G="BATCH_IMAGE has no cron, and no apt-get to install it. Install a cron in it (Alpine: apk add cronie; Amazon Linux: dnf install -y cronie), write batch.command: [crond, -n], and render again",x="BATCH_IMAGE has no crond, which batch.command names. Install it (Alpine: apk add cronie; Amazon Linux: dnf install -y cronie)",L="the crond of BATCH_IMAGE is that of busybox, which reads no /etc/cron.d. Install another: apk add cronie",D=[`cd ${a}`,...["entrypoint.sh","run-job.sh"].map(e=>`tr -d '\\r' < ${e} > plain && mv -f plain ${e}`),"mkdir -p /etc/cron.d","{ tr -d '\\r' < crontab && echo; } > /etc/cron.d/batch","chmod 0755 entrypoint.sh run-job.sh","chmod 0644 /etc/cron.d/batch"],M=`{ grep -qE '^[[:space:]]*[0-9*@]' /etc/cron.d/batch || { echo ${u("crontab holds no job yet: write its line there")} >&2; exit 1; }; }`;function S(e){return["cron","crond"].includes(R(e))}function R(e){return e.slice(e.lastIndexOf("/")+1)}function u(e){return`'${e}'`}var o="/run/legacy-log-ecs/environment";function O(){return`#!/bin/sh
# Rendered by legacy-log-ecs. Leaves the container's environment for cron's jobs (see run-job.sh), then becomes
# the command. It sets no variable of its own, for one of that name may be in the environment.
set -eu

if [ "$#" -eq 0 ]; then
  echo "entrypoint.sh: no command given; the task definition or CMD should name one, such as cron -f" >&2
  exit 64
fi

(
  # Secrets are among the values: only for root's eyes. In a subshell, so that the command keeps its own umask.
  umask 077
  # Where sh is bash, these are read-only, and reading them back would end the job. Elsewhere this says no, and does nothing.
  command export -n UID EUID PPID SHELLOPTS BASHOPTS 2> /dev/null || :
  mkdir -p "$(dirname "\${LEGACY_LOG_ENVIRONMENT:-${o}}")"
  export -p > "\${LEGACY_LOG_ENVIRONMENT:-${o}}.new"
  chmod 0600 "\${LEGACY_LOG_ENVIRONMENT:-${o}}.new"
  mv -f "\${LEGACY_LOG_ENVIRONMENT:-${o}}.new" "\${LEGACY_LOG_ENVIRONMENT:-${o}}"
)

exec "$@"
`}function w(){return`#!/bin/sh
# Rendered by legacy-log-ecs. Runs a job of cron as if the container had started it: with the container's
# environment, and with its output on the container's own, where the log driver takes it. PID 1 may be an init;
# its standard output is still the container's.
set -eu

if [ ! -r "\${LEGACY_LOG_ENVIRONMENT:-${o}}" ]; then
  echo "run-job.sh: cannot read \${LEGACY_LOG_ENVIRONMENT:-${o}}; run it as root, in a container started by entrypoint.sh" >&2
  exit 66
fi

exec >> "\${LEGACY_LOG_STDOUT:-/proc/1/fd/1}" 2>> "\${LEGACY_LOG_STDERR:-/proc/1/fd/2}"
. "\${LEGACY_LOG_ENVIRONMENT:-${o}}"
exec "$@"
`}function N(e){let[t]=e.fluentd.streams.map(({path:n})=>n);return`# System crontab of the batch container: minute hour day month weekday user command.
#
# run-job.sh gives the job the container's environment and sends its output to the container's log.
# flock lets a run that takes longer than a minute end before the next one starts. A redeploy ends a run at once: it has
# to be one that can begin anew.
# A bare % would end the command: write \\% for it. Times are those of the container, so UTC unless TZ is set.
#
# Every minute, as root:
# * * * * * root ${a}/run-job.sh flock -n /run/batch.lock /usr/local/bin/your-batch ${t}
#
# The same as the user app (root reads the environment, which holds secrets; su keeps it):
# * * * * * root ${a}/run-job.sh flock -n /run/batch.lock su -s /bin/sh app -c '/usr/local/bin/your-batch ${t}'
`}function l(e){return/^[\w.*/+:,%-]+$/.test(e)?e:`"${e.replaceAll(j,U)}"`}var j=/["\\#\n\r\t\f\x08\0]/g,F={"\n":"n","\r":"r","	":"t","\f":"f","\b":"b","\0":"0"};function U(e){return`\\${F[e]??e}`}function T(e){return e.endsWith("ms")?`${y(e)/1e3}s`:e}function k(e){let t=[P(),V(e),Y(),...e.fluentd.streams.map(n=>H(e,n))];return`${[B,...t,z(e),W(e),J].join(`

`)}
`}var B=`# Rendered by legacy-log-ecs from its configuration: change that, not this file.
# Runs on Fluentd 1.18 and later without plugins. FLUENTD_BIND and FLUENTD_MONITOR_BIND move it to other addresses.`;function P(){return`<system>
  log_level info
  # On the volume, for here Fluentd puts chunks aside that it cannot read; the default is gone with the container.
  root_dir ${i}/root
  # The batch may run as another user, and may delete what it has read.
  dir_permission 0777
</system>`}function V(e){return`<source>
  @type forward
  @id forward
  bind "#{ENV['FLUENTD_BIND'] || '0.0.0.0'}"
  port ${e.fluentd.port}
  # One broken event would else stop its sender for ever: the whole packet fails, and is sent again. (The default since 1.19.)
  skip_invalid_event true
</source>`}function Y(){return`<source>
  @type monitor_agent
  @id monitor
  bind "#{ENV['FLUENTD_MONITOR_BIND'] || '127.0.0.1'}"
  port ${b}
</source>`}function H(e,{tag:t,path:n,file:d,format:c,messageKey:h="message"}){let C=c==="single_value"?`@type single_value
    message_key ${l(h)}`:`@type ${c}`;return`<match ${l(t)}>
${f(e,`${n}/${d}`,C)}
</match>`}function z(e){return`# Records whose tag is nobody's: kept with time and tag, not passed to the batch.
<match **>
${f(e,`${i}/unmatched/unmatched`,"@type out_file")}
</match>`}function W(e){return`# Records that could not be passed on.
<label @ERROR>
  <match **>
${f(e,`${i}/errors/errors`,"@type out_file").replaceAll(/^/gm,"  ")}
  </match>
</label>`}var J=`# Fluentd's own messages are on its standard output already; here they would end up among the unmatched.
<label @FLUENT_LOG>
  <match **>
    @type null
  </match>
</label>`;function f(e,t,n){let{flushInterval:d,timezone:c}=e.fluentd,h=q(t);return`  @type file
  @id ${h}
  path ${t}.%Y%m%d.\${chunk_id}
  append false
  <format>
    ${n}
  </format>
  <buffer time>
    @type file
    path ${i}/buffer/${h}
    timekey 1d
    timekey_zone ${l(c)}
    flush_mode interval
    flush_interval ${T(d)}
    flush_at_shutdown true
    flush_thread_count 1
    chunk_limit_size 8m
    total_limit_size 1g
    overflow_action throw_exception
    retry_forever true
    retry_max_interval 30s
  </buffer>`}function q(e){return e.startsWith(`${s}/`)?e.slice(s.length+1):e.slice(1)}var X="fluent/fluentd:v1.19-debian-1",v="/fluentd/etc/fluent.conf";function I(e){let t=[...new Set([...e.fluentd.streams.map(({path:n})=>n),i])];return`# Rendered by legacy-log-ecs from its configuration: change that, not this file.
ARG FLUENTD_BASE=${X}
FROM \${FLUENTD_BASE}

USER root
# Fluentd is not root, and the batch, which may be yet another user, deletes what it has read.
RUN mkdir -p ${t.join(" ")} \\
 && chown -R fluent:fluent ${s} \\
 && chmod -R a+rwX ${s}
COPY --chown=fluent:fluent fluent.conf ${v}
USER fluent

VOLUME ["${s}"]
EXPOSE ${e.fluentd.port}

# Fluentd flushes its buffers on SIGTERM, which took 1 to 3 s when measured.
STOPSIGNAL SIGTERM
# Without a umask of its own, so that the permissions in fluent.conf are what the folders get.
CMD ["fluentd", "--config", "${v}", "--umask", "0"]
`}function ge(e){let t=g({...e,region:e.region??p});return[r("namespace.json",t.namespace),r("discovery-service.json",t.discoveryService),...t.logGroups.flatMap(K),r("task-definition.json",t.taskDefinition),r("service.json",t.service),{path:"fluentd/Dockerfile",text:I(e)},{path:"fluentd/fluent.conf",text:k(e)},{path:"batch/Dockerfile",text:_(e)},{path:"batch/entrypoint.sh",text:O(),executable:!0},{path:"batch/run-job.sh",text:w(),executable:!0},{path:"batch/crontab",text:N(e),keep:!0},...Z(e)]}function Z(e){let t=$(e);return t?[r("verifier/parameters.json",{Parameters:t.parameters}),r("verifier/settings.json",t.settings)]:[]}function K({retentionInDays:e=m,...t}){return[r("log-group.json",t),r("log-group-retention.json",{logGroupName:t.logGroupName,retentionInDays:e})]}function r(e,t){return{path:e,text:`${JSON.stringify(t,null,2)}
`}}export{ge as renderFiles};
