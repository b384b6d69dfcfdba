import{a as m,b as p,c as _,d as $,e as E,f as v}from"./chunk-YVO2CANE.js";import{b as c,c as b,d as g,e as u,f as y}from"./chunk-QY27XHMW.js";import{d as N}from"./chunk-IKVKWWA3.js";import"./chunk-MLYCYZSI.js";var l="/opt/legacy-log-ecs";function T(e){let[t=""]=e.batch.command,n=P(t)?[V]:[];return`# Rendered by legacy-log-ecs from its configuration. Put your jobs into crontab, next to this file (it is yours: only an
# absent one is rendered), and build with
#   docker build --build-arg BATCH_IMAGE=<the image of your batch> .
ARG BATCH_IMAGE
FROM \${BATCH_IMAGE}

# cron itself has to be root; a job becomes another user in crontab.
USER root
${S(t)}
COPY entrypoint.sh run-job.sh crontab ${l}/
# A copy from a zip or from Windows loses the modes and has line ends that neither sh nor cron takes. cron ignores a
# table that others may write to, and the whole of one whose last line does not end.
RUN ${[...F,...n].join(` \\
 && `)}

# cron ends at once on SIGTERM as long as it is not PID 1: the task definition puts an init before it.
STOPSIGNAL SIGTERM
# Takes the place of the base's own entrypoint: if that one is needed, name it as the first word of batch.command.
ENTRYPOINT ["${l}/entrypoint.sh"]
CMD ${JSON.stringify(e.batch.command)}
`}function S(e){if(!/^[\w./+-]+$/.test(e))return"";switch(k(e)){case"cron":return`# Debian and its kin name it cron. Elsewhere install one before, and name it in batch.command.
RUN command -v ${e} > /dev/null || { \\
      command -v apt-get > /dev/null || { echo ${h(j)} >&2; exit 1; }; \\
      apt-get update && apt-get install -y --no-install-recommends cron && rm -rf /var/lib/apt/lists/*; \\
    }
`;case"crond":return`${w(e,D)} \\
 && case "$(readlink -f "$(command -v ${e})")" in *busybox*) echo ${h(M)} >&2; exit 1 ;; esac
`;default:return`${w(e,`BATCH_IMAGE has no ${e}, which batch.command names`)}
`}}function w(e,t){return`RUN { command -v ${e} > /dev/null || { echo ${h(t)} >&2; exit 1; }; }`}var j="BATCH_IMAGE has no cron, and no apt-get to install it. Install a cron in it (Alpine: apk add cronie; Amazon Linux: dnf install -y cronie), write batch.command: [crond, -n], and render again",D="BATCH_IMAGE has no crond, which batch.command names. Install it (Alpine: apk add cronie; Amazon Linux: dnf install -y cronie)",M="the crond of BATCH_IMAGE is that of busybox, which reads no /etc/cron.d. Install another: apk add cronie",F=[`cd ${l}`,...["entrypoint.sh","run-job.sh"].map(e=>`tr -d '\\r' < ${e} > plain && mv -f plain ${e}`),"mkdir -p /etc/cron.d","{ tr -d '\\r' < crontab && echo; } > /etc/cron.d/batch","chmod 0755 entrypoint.sh run-job.sh","chmod 0644 /etc/cron.d/batch"],V=`{ grep -qE '^[[:space:]]*[0-9*@]' /etc/cron.d/batch || { echo ${h("crontab holds no job yet: write its line there")} >&2; exit 1; }; }`;function P(e){return["cron","crond"].includes(k(e))}function k(e){return e.slice(e.lastIndexOf("/")+1)}function h(e){return`'${e}'`}var r="/run/legacy-log-ecs/environment";function x(){return`#!/bin/sh
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
  mkdir -p "$(dirname "\${LEGACY_LOG_ENVIRONMENT:-${r}}")"
  export -p > "\${LEGACY_LOG_ENVIRONMENT:-${r}}.new"
  chmod 0600 "\${LEGACY_LOG_ENVIRONMENT:-${r}}.new"
  mv -f "\${LEGACY_LOG_ENVIRONMENT:-${r}}.new" "\${LEGACY_LOG_ENVIRONMENT:-${r}}"
)

exec "$@"
`}function I(){return`#!/bin/sh
# Rendered by legacy-log-ecs. Runs a job of cron as if the container had started it: with the container's
# environment, and with its output on the container's own, where the log driver takes it. PID 1 may be an init;
# its standard output is still the container's.
set -eu

if [ ! -r "\${LEGACY_LOG_ENVIRONMENT:-${r}}" ]; then
  echo "run-job.sh: cannot read \${LEGACY_LOG_ENVIRONMENT:-${r}}; run it as root, in a container started by entrypoint.sh" >&2
  exit 66
fi

exec >> "\${LEGACY_LOG_STDOUT:-/proc/1/fd/1}" 2>> "\${LEGACY_LOG_STDERR:-/proc/1/fd/2}"
. "\${LEGACY_LOG_ENVIRONMENT:-${r}}"
exec "$@"
`}function R(e){let[t]=e.fluentd.streams.map(({path:n})=>n);return`# System crontab of the batch container: minute hour day month weekday user command.
#
# run-job.sh gives the job the container's environment and sends its output to the container's log.
# flock lets a run that takes longer than a minute end before the next one starts. A redeploy ends a run at once: it has
# to be one that can begin anew.
# A bare % would end the command: write \\% for it. Times are those of the container, so UTC unless TZ is set.
#
# Every minute, as root:
# * * * * * root ${l}/run-job.sh flock -n /run/batch.lock /usr/local/bin/your-batch ${t}
#
# The same as the user app (root reads the environment, which holds secrets; su keeps it):
# * * * * * root ${l}/run-job.sh flock -n /run/batch.lock su -s /bin/sh app -c '/usr/local/bin/your-batch ${t}'
`}function d(e){return/^[\w.*/+:,%-]+$/.test(e)?e:`"${e.replaceAll(B,Y)}"`}var B=/["\\#\n\r\t\f\x08\0]/g,U={"\n":"n","\r":"r","	":"t","\f":"f","\b":"b","\0":"0"};function Y(e){return`\\${U[e]??e}`}function O(e){return e.endsWith("ms")?`${N(e)/1e3}s`:e}function C(e,t){let o=[["tag",e.tag],["path",y(e.path)],["file",e.file],["write",e.write],["format",e.format],...z(e),["id_key",e.id],["line_limit",e.maxLine],...q(e)].map(([s,a])=>`${t}  ${s} ${d(String(a))}`);return[`${t}<stream>`,...o,`${t}</stream>`].join(`
`)}var H=["message","log"];function z({format:e,keys:t,messageKey:n,fields:o,keepId:s}){let a=o===void 0?[]:[["fields",o.join(",")]];switch(e){case"single_value":return[["keys",(t??(n===void 0?H:[n])).join(",")]];case"json":return[["keep_id",s]];case"ltsv":return[...a,["keep_id",s]];case"csv":case"tsv":return a;case"combined":return[]}}function q({write:e,rotate:t}){if(e!=="rotate")return[];let{size:n,dateext:o=!0,compress:s=!1,delaycompress:a=!0,keep:G=0,late:L="current"}=t??{},f=t?.every??(n===void 0?"day":void 0);return[...f===void 0?[]:[["every",f]],...n===void 0?[]:[["size",n]],["dateext",o],["compress",s],["delaycompress",a],["rotate",G],["late",L]]}function A(e){return`${[J,W,K(e),X,ee(e),te].join(`

`)}
`}var J=`# Rendered by legacy-log-ecs from its configuration: change that, not this file.
# Runs on Fluentd 1.18 and later: fluentd -I plugin/lib. FLUENTD_BIND and FLUENTD_MONITOR_BIND move it to other addresses.`,W=`<system>
  log_level info
  # On the volume, for here Fluentd puts chunks aside that it cannot read; the default is gone with the container.
  root_dir ${c}/root
  # The batch may run as another user, and may delete what it has read.
  dir_permission 0777
</system>`;function K(e){let{port:t,acks:n}=e.fluentd;return`<source>
  @type legacy_forward
  @id forward
  bind "#{ENV['FLUENTD_BIND'] || '0.0.0.0'}"
  port ${t}
  packet_limit ${g}
  connection_limit 1000
  connection_limit_per_address 100
  ack ${n}${[...Z(e),...Q(e)].map(o=>`
${o}`).join("")}
</source>`}function Z({fluentd:{security:e}}){return e.tls===void 0?[]:[`  # From ${u.certificate} and ${u.key}, which hold them as PEM.
  tls_from_environment true
  <transport tls>
  </transport>`]}function Q({fluentd:{security:e},discovery:t}){return e.sharedKey===void 0?[]:[`  <security>
    self_hostname ${d(`${t.service}.${t.namespace}`)}
    shared_key "#{ENV.fetch('${u.sharedKey}')}"
  </security>`]}var X=`<source>
  @type monitor_agent
  @id monitor
  bind "#{ENV['FLUENTD_MONITOR_BIND'] || '127.0.0.1'}"
  port ${b}
</source>`;function ee({fluentd:e}){return`<match **>
  @type legacy_log
  @id legacy_log
  state_path ${c}/state
  quarantine_path ${c}/quarantine
  # Where releases before this plugin kept their buffers: what is left there is written first.
  adopt_path ${c}/buffer
  timezone ${d(e.timezone)}
  id_horizon ${e.idHorizon}
  metrics_interval 60s
${e.streams.map(t=>C(t,"  ")).join(`
`)}
  <buffer>
    @type file
    path ${c}/packets
    flush_mode interval
    flush_interval ${O(e.flushInterval)}
    flush_at_shutdown true
    flush_thread_count 1
    chunk_limit_size 2m
    total_limit_size 1g
    overflow_action throw_exception
    retry_forever true
    retry_max_interval 30s
  </buffer>
</match>`}var te=`# Fluentd's own messages are on its standard output already; here they would end up in the quarantine.
<label @FLUENT_LOG>
  <match **>
    @type null
  </match>
</label>`;function Te(e,t){let n=E({...e,region:e.region??p});return[i("namespace.json",n.namespace),i("discovery-service.json",n.discoveryService),...n.logGroups.flatMap(oe),i("task-definition.json",n.taskDefinition),i("service.json",n.service),{path:"fluentd/Dockerfile",text:$(e)},{path:"fluentd/start.sh",text:_(e),executable:!0},{path:"fluentd/fluent.conf",text:A(e)},...t,{path:"batch/Dockerfile",text:T(e)},{path:"batch/entrypoint.sh",text:x(),executable:!0},{path:"batch/run-job.sh",text:I(),executable:!0},{path:"batch/crontab",text:R(e),keep:!0},...ne(e)]}function ne(e){let t=v(e);return t?[i("verifier/parameters.json",{Parameters:t.parameters}),i("verifier/settings.json",t.settings)]:[]}function oe({retentionInDays:e=m,...t}){return[i("log-group.json",t),i("log-group-retention.json",{logGroupName:t.logGroupName,retentionInDays:e})]}function i(e,t){return{path:e,text:`${JSON.stringify(t,null,2)}
`}}export{Te as renderFiles};
