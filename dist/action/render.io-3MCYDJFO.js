import{a as $,b as s,c as w,d as E}from"./chunk-MYIC22QI.js";import"./chunk-RUKZTRAG.js";import{d as y,e as m}from"./chunk-PT7HXBO7.js";var c="/opt/legacy-log-ecs";function _(e){let[t=""]=e.batch.command,n=H(t)?[Y]:[];return`# Rendered by legacy-log-ecs from its configuration. Put your jobs into crontab, next to this file (it is yours: only an
# absent one is rendered), and build with
#   docker build --build-arg BATCH_IMAGE=<the image of your batch> .
ARG BATCH_IMAGE
FROM \${BATCH_IMAGE}

# cron itself has to be root; a job becomes another user in crontab.
USER root
${F(t)}
COPY entrypoint.sh run-job.sh crontab ${c}/
# A copy from a zip or from Windows loses the modes and has line ends that neither sh nor cron takes. cron ignores a
# table that others may write to, and the whole of one whose last line does not end.
RUN ${[...B,...n].join(` \\
 && `)}

# cron ends at once on SIGTERM as long as it is not PID 1: the task definition puts an init before it.
STOPSIGNAL SIGTERM
# Takes the place of the base's own entrypoint: if that one is needed, name it as the first word of batch.command.
ENTRYPOINT ["${c}/entrypoint.sh"]
CMD ${JSON.stringify(e.batch.command)}
`}function F(e){if(!/^[\w./+-]+$/.test(e))return"";switch(N(e)){case"cron":return`# Debian and its kin name it cron. Elsewhere install one before, and name it in batch.command.
RUN command -v ${e} > /dev/null || { \\
      command -v apt-get > /dev/null || { echo ${h(P)} >&2; exit 1; }; \\
      apt-get update && apt-get install -y --no-install-recommends cron && rm -rf /var/lib/apt/lists/*; \\
    }
`;case"crond":return`${R(e,U)} \\
 && case "$(readlink -f "$(command -v ${e})")" in *busybox*) echo ${h(V)} >&2; exit 1 ;; esac
`;default:return`${R(e,`BATCH_IMAGE has no ${e}, which batch.command names`)}
`}}function R(e,t){return`RUN { command -v ${e} > /dev/null || { echo ${h(t)} >&2; exit 1; }; }`}var P="BATCH_IMAGE has no cron, and no apt-get to install it. Install a cron in it (Alpine: apk add cronie; Amazon Linux: dnf install -y cronie), write batch.command: [crond, -n], and render again",U="BATCH_IMAGE has no crond, which batch.command names. Install it (Alpine: apk add cronie; Amazon Linux: dnf install -y cronie)",V="the crond of BATCH_IMAGE is that of busybox, which reads no /etc/cron.d. Install another: apk add cronie",B=[`cd ${c}`,...["entrypoint.sh","run-job.sh"].map(e=>`tr -d '\\r' < ${e} > plain && mv -f plain ${e}`),"mkdir -p /etc/cron.d","{ tr -d '\\r' < crontab && echo; } > /etc/cron.d/batch","chmod 0755 entrypoint.sh run-job.sh","chmod 0644 /etc/cron.d/batch"],Y=`{ grep -qE '^[[:space:]]*[0-9*@]' /etc/cron.d/batch || { echo ${h("crontab holds no job yet: write its line there")} >&2; exit 1; }; }`;function H(e){return["cron","crond"].includes(N(e))}function N(e){return e.slice(e.lastIndexOf("/")+1)}function h(e){return`'${e}'`}var a="/run/legacy-log-ecs/environment";function O(){return`#!/bin/sh
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
  mkdir -p "$(dirname "\${LEGACY_LOG_ENVIRONMENT:-${a}}")"
  export -p > "\${LEGACY_LOG_ENVIRONMENT:-${a}}.new"
  chmod 0600 "\${LEGACY_LOG_ENVIRONMENT:-${a}}.new"
  mv -f "\${LEGACY_LOG_ENVIRONMENT:-${a}}.new" "\${LEGACY_LOG_ENVIRONMENT:-${a}}"
)

exec "$@"
`}function T(){return`#!/bin/sh
# Rendered by legacy-log-ecs. Runs a job of cron as if the container had started it: with the container's
# environment, and with its output on the container's own, where the log driver takes it. PID 1 may be an init;
# its standard output is still the container's.
set -eu

if [ ! -r "\${LEGACY_LOG_ENVIRONMENT:-${a}}" ]; then
  echo "run-job.sh: cannot read \${LEGACY_LOG_ENVIRONMENT:-${a}}; run it as root, in a container started by entrypoint.sh" >&2
  exit 66
fi

exec >> "\${LEGACY_LOG_STDOUT:-/proc/1/fd/1}" 2>> "\${LEGACY_LOG_STDERR:-/proc/1/fd/2}"
. "\${LEGACY_LOG_ENVIRONMENT:-${a}}"
exec "$@"
`}function k(e){let t=e.fluentd.streams[0]?.path??"";return`# System crontab of the batch container: minute hour day month weekday user command.
#
# run-job.sh gives the job the container's environment and sends its output to the container's log.
# flock lets a run that takes longer than a minute end before the next one starts. A redeploy ends a run at once: it has
# to be one that can begin anew.
# A bare % would end the command: write \\% for it. Times are those of the container, so UTC unless TZ is set.
#
# Every minute, as root:
# * * * * * root ${c}/run-job.sh flock -n /run/batch.lock /usr/local/bin/your-batch ${t}
#
# The same as the user app (root reads the environment, which holds secrets; su keeps it):
# * * * * * root ${c}/run-job.sh flock -n /run/batch.lock su -s /bin/sh app -c '/usr/local/bin/your-batch ${t}'
`}function l(e){return/^[\w.*/+:,%-]+$/.test(e)?e:`"${e.replaceAll(W,J)}"`}var W=/["\\#\n\r\t\f\x08\0]/g,z={"\n":"n","\r":"r","	":"t","\f":"f","\b":"b","\0":"0"};function J(e){return`\\${z[e]??e}`}function I(e){let t=/^(\d+)ms$/.exec(e)?.[1];return t===void 0?e:`${Number(t)/1e3}s`}var u=`${s}/.fluentd`,X=24220;function A(e){let t=[q(),K(e),Q(),...e.fluentd.streams.map(n=>ee(e,n))];return`${[Z,...t,te(e),ne(e),oe].join(`

`)}
`}var Z=`# Rendered by legacy-log-ecs from its configuration: change that, not this file.
# Runs on Fluentd 1.18 and later without plugins. FLUENTD_BIND and FLUENTD_MONITOR_BIND move it to other addresses.`;function q(){return`<system>
  log_level info
  # On the volume, for here Fluentd puts chunks aside that it cannot read; the default is gone with the container.
  root_dir ${u}/root
  # The batch may run as another user, and may delete what it has read.
  dir_permission 0777
</system>`}function K(e){return`<source>
  @type forward
  @id forward
  bind "#{ENV['FLUENTD_BIND'] || '0.0.0.0'}"
  port ${e.fluentd.port}
  # One broken event would else stop its sender for ever: the whole packet fails, and is sent again. (The default since 1.19.)
  skip_invalid_event true
</source>`}function Q(){return`<source>
  @type monitor_agent
  @id monitor
  bind "#{ENV['FLUENTD_MONITOR_BIND'] || '127.0.0.1'}"
  port ${X}
</source>`}function ee(e,{tag:t,path:n,file:o,format:r,messageKey:i="message"}){let j=r==="single_value"?`@type single_value
    message_key ${l(i)}`:`@type ${r}`;return`<match ${l(t)}>
${p(e,`${n}/${o}`,j)}
</match>`}function te(e){return`# Records whose tag is nobody's: kept with time and tag, not passed to the batch.
<match **>
${p(e,`${u}/unmatched/unmatched`,"@type out_file")}
</match>`}function ne(e){return`# Records that could not be passed on.
<label @ERROR>
  <match **>
${p(e,`${u}/errors/errors`,"@type out_file").replaceAll(/^/gm,"  ")}
  </match>
</label>`}var oe=`# Fluentd's own messages are on its standard output already; here they would end up among the unmatched.
<label @FLUENT_LOG>
  <match **>
    @type null
  </match>
</label>`;function p(e,t,n){let{flushInterval:o,timezone:r}=e.fluentd,i=re(t);return`  @type file
  @id ${i}
  path ${t}.%Y%m%d.\${chunk_id}
  append false
  <format>
    ${n}
  </format>
  <buffer time>
    @type file
    path ${u}/buffer/${i}
    timekey 1d
    timekey_zone ${l(r)}
    flush_mode interval
    flush_interval ${I(o)}
    flush_at_shutdown true
    flush_thread_count 1
    chunk_limit_size 8m
    total_limit_size 1g
    overflow_action throw_exception
    retry_forever true
    retry_max_interval 30s
  </buffer>`}function re(e){return e.startsWith(`${s}/`)?e.slice(s.length+1):e.slice(1)}var ie="fluent/fluentd:v1.19-debian-1",v="/fluentd/etc/fluent.conf";function x(e){let t=[...new Set([...e.fluentd.streams.map(({path:n})=>n),u])];return`# Rendered by legacy-log-ecs from its configuration: change that, not this file.
ARG FLUENTD_BASE=${ie}
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
`}function C(e){let t=E({...e,region:e.region??$});return[d("namespace.json",t.namespace),d("discovery-service.json",t.discoveryService),...t.logGroups.flatMap(se),d("task-definition.json",t.taskDefinition),d("service.json",t.service),{path:"fluentd/Dockerfile",text:x(e)},{path:"fluentd/fluent.conf",text:A(e)},{path:"batch/Dockerfile",text:_(e)},{path:"batch/entrypoint.sh",text:O(),executable:!0},{path:"batch/run-job.sh",text:T(),executable:!0},{path:"batch/crontab",text:k(e),keep:!0}]}function se({retentionInDays:e=w,...t},n){let o=n===0?"":`-${n+1}`;return[d(`log-group${o}.json`,t),d(`log-group-retention${o}.json`,{logGroupName:t.logGroupName,retentionInDays:e})]}function d(e,t){return{path:e,text:`${JSON.stringify(t,null,2)}
`}}import{randomUUID as ae}from"node:crypto";import{access as ce,chmod as ue,mkdir as G,realpath as S,rename as de,rm as he,writeFile as le}from"node:fs/promises";import{dirname as f,isAbsolute as fe,relative as me,resolve as b}from"node:path";async function D(e,t){for(let r of t)M(e,b(e,r.path),r.path);await g(e,()=>G(e,{recursive:!0}));let n=await g(e,()=>S(e)),o=[];for(let r of t)await g(b(n,r.path),()=>pe(n,r))||o.push(r.path);return o}async function pe(e,t){let n=b(e,t.path);if(M(e,await L(f(n)),t.path),await G(f(n),{recursive:!0}),t.keep&&await ge(n))return!1;let o=`${n}.${ae()}.tmp`;try{return await le(o,t.text,{flag:"wx"}),t.executable&&await ue(o,493),await de(o,n),!0}catch(r){throw await he(o,{force:!0}),r}}async function ge(e){return ce(e).then(()=>!0,()=>!1)}async function L(e){try{return await S(e)}catch(t){if(t.code!=="ENOENT"||f(e)===e)throw t;return L(f(e))}}function M(e,t,n){let o=me(e,t);if(!(o!==".."&&!o.startsWith("../")&&!fe(o)))throw new m(`"${n}" leads outside of ${e}`,{hint:"nothing is written there; choose another folder"})}var be={EEXIST:"a file of this name is in the way",ENOTDIR:"a part of the path is a file, not a folder",EISDIR:"a folder of this name is in the way",ENOTEMPTY:"a folder of this name is in the way",EACCES:"permission denied",EPERM:"permission denied",EROFS:"the file system is read-only",ENOSPC:"the disk is full"};async function g(e,t){try{return await t()}catch(n){if(n instanceof m)throw n;let o=n.code??"unknown error";throw new y(`could not write ${e}: ${be[o]??o}`,{cause:n,hint:"give a folder that you may write to"})}}async function He(e){let t=C(e.config),n=await D(e.outputDirectory,t),o=t.map(i=>i.path),r=o.map(i=>n.includes(i)?`${i} (yours, kept as it is)`:i);return{status:"good",outputs:{outcome:"rendered",changed:"false"},data:{outcome:"rendered",directory:e.outputDirectory,files:o,kept:n},text:[`${o.length} files in ${e.outputDirectory}:`,...r.map(i=>`  ${i}`),ye,...e.config.region===void 0?[$e]:[]].join(`
`),markdown:[`### Rendered into \`${e.outputDirectory}\``,"",...r.map(i=>`- ${i}`)].join(`
`),failure:void 0}}var ye="Two ids are known only once AWS has made what they name: ${NAMESPACE_ID} in discovery-service.json and ${DISCOVERY_SERVICE_ARN} in service.json",$e="No Region is named: ${AWS_REGION} stands in task-definition.json. Set region in the configuration, or AWS_REGION";export{He as runRender};
