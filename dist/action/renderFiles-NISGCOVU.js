import{g,h as C}from"./chunk-V5RL6J3J.js";import{c as k}from"./chunk-7JN6D3XB.js";import{e as b,g as w,h as A}from"./chunk-UPTEYUMG.js";import{b as u}from"./chunk-2CFPSZGQ.js";import"./chunk-TODABGIR.js";import{a as _}from"./chunk-BP65RKLA.js";import"./chunk-255Y7SOP.js";import{a as R}from"./chunk-7Q2ONZEP.js";import"./chunk-RLZITE7U.js";import{a as p}from"./chunk-6NMNFRUH.js";import{b as c,c as y,e as $,f as d}from"./chunk-HE7KAQLJ.js";import"./chunk-ATJWNC6E.js";import"./chunk-6MGU7I6E.js";import"./chunk-5NVBUIZ3.js";import"./chunk-4J2FDF4C.js";import"./chunk-UGKIES2U.js";import"./chunk-J62VA7P7.js";import"./chunk-MLYCYZSI.js";import"./chunk-5VX6W5JZ.js";var i="/opt/legacy-log-ecs",M="public.ecr.aws/docker/library/node:24-slim";function T(e){let[t=""]=e.batch.command;return`# Rendered by legacy-log-ecs from its configuration. Put your jobs into crontab, next to this file (it is yours: only an
# absent one is rendered), and build with
#   docker build --build-arg BATCH_IMAGE=<the image of your batch> .
ARG BATCH_IMAGE
${u([t])===void 0?F(t):D(t)}
# The task definition puts an init before the entrypoint, which hands SIGTERM on.
STOPSIGNAL SIGTERM
# Takes the place of the base's own entrypoint: if that one is needed, name it as the first word of batch.command.
ENTRYPOINT ["${i}/entrypoint.sh"]
CMD ${JSON.stringify(e.batch.command)}
`}function F(e){return`FROM \${BATCH_IMAGE}

USER root
${v(e)}
COPY entrypoint.sh run-job.sh crontab ${i}/
# A copy from a zip or from Windows loses the modes and has line ends that sh does not take.
RUN ${[...E,"mkdir -p /etc/cron.d","{ tr -d '\\r' < crontab && echo; } > /etc/cron.d/batch",x].join(` \\
 && `)}
`}function D(e){let t="/tmp/legacy-log-ecs";return`ARG CHECK_IMAGE=${M}

FROM \${BATCH_IMAGE} AS batch
# cron itself has to be root; a job becomes another user in crontab.
USER root
${v(e)}${L}
RUN mkdir -p ${t} && cp /etc/passwd ${t}/passwd \\
 && for folder in $(echo "$PATH" | tr : ' ') /usr/bin /bin; do \\
      for file in "$folder"/*; do [ ! -e "$file" ] || echo "$file"; done; \\
    done > ${t}/programs

# Reads crontab as the cron of the image will, and refuses what it would ignore. Lines as those of crontab -l, without a
# user, run as CRONTAB_USER.
FROM \${CHECK_IMAGE} AS crontab
ARG CRONTAB_USER=root
WORKDIR /check
COPY --from=batch ${t}/passwd ${t}/programs ./
COPY check-crontab.mjs crontab ./
RUN node check-crontab.mjs ${u([e])} ${i}/run-job.sh "$CRONTAB_USER"

FROM batch
COPY entrypoint.sh run-job.sh ${i}/
COPY --from=crontab /check/table /etc/cron.d/batch
COPY --from=crontab /check/users ${i}/users
# A copy from a zip or from Windows loses the modes and has line ends that sh does not take. cron ignores a table that
# others may write to.
RUN ${[...E,x,`rm -rf ${t}`].join(` \\
 && `)}
`}function v(e){if(!/^[\w./+-]+$/.test(e))return"";switch(P(e)){case"cron":return`# Debian and its kin name it cron. Elsewhere install one before, and name it in batch.command.
RUN command -v ${e} > /dev/null || { \\
      command -v apt-get > /dev/null || { echo ${h(B)} >&2; exit 1; }; \\
      apt-get update && apt-get install -y --no-install-recommends cron && rm -rf /var/lib/apt/lists/*; \\
    }
`;case"crond":return`${f(e,U)} \\
 && case "$(readlink -f "$(command -v ${e})")" in *busybox*) echo ${h(H)} >&2; exit 1 ;; esac
`;default:return`${f(e,`BATCH_IMAGE has no ${e}, which batch.command names`)}
`}}function f(e,t){return`RUN { command -v ${e} > /dev/null || { echo ${h(t)} >&2; exit 1; }; }`}var B="BATCH_IMAGE has no cron, and no apt-get to install it. Install a cron in it (Alpine: apk add cronie; Amazon Linux: dnf install -y cronie), write batch.command: [crond, -n], and render again",U="BATCH_IMAGE has no crond, which batch.command names. Install it (Alpine: apk add cronie; Amazon Linux: dnf install -y cronie)",H="the crond of BATCH_IMAGE is that of busybox, which reads no /etc/cron.d. Install another: apk add cronie",E=[`cd ${i}`,...["entrypoint.sh","run-job.sh"].map(e=>`tr -d '\\r' < ${e} > plain && mv -f plain ${e}`),"chmod 0755 entrypoint.sh run-job.sh"],x="chmod 0644 /etc/cron.d/batch",L=f("flock","BATCH_IMAGE has no flock, by which a job runs once at a time. Install it (Amazon Linux: dnf install -y util-linux)");function P(e){return e.slice(e.lastIndexOf("/")+1)}function h(e){return`'${e}'`}function I(e){let[t]=e.fluentd.streams.map(({path:n})=>n);return`# System crontab of the batch container: minute hour day month weekday user command.
# What \`crontab -l\` prints can be pasted as well; its lines have no user.
#
# Each job has the container's environment and log, runs once at a time, and is told when it fails. A redeploy lets a run
# end, up to batch.stopTimeout: one that may take longer has to be one that can begin anew.
# A bare % would end the command: write \\% for it. Times are those of the container, so UTC unless TZ is set.
#
# Every minute, as root:
# * * * * * root /usr/local/bin/your-batch ${t}
#
# At 03:05, as the user app, and under a name that the log tells it by:
# 5 3 * * * app ${i}/run-job.sh -n daily-report /usr/local/bin/your-report ${t}
`}function l(e){return/^[\w.*/+:,%-]+$/.test(e)?e:`"${e.replaceAll(z,K)}"`}var z=/["\\#\n\r\t\f\x08\0]/g,V={"\n":"n","\r":"r","	":"t","\f":"f","\b":"b","\0":"0"};function K(e){return`\\${V[e]??e}`}function O(e){return e.endsWith("ms")?`${R(e)/1e3}s`:e}function S(e,t){let o=[["tag",e.tag],["path",_(e.path)],["file",e.file],["write",e.write],["format",e.format],...W(e),["id_key",e.id],["line_limit",e.maxLine],...q(e)].map(([a,s])=>`${t}  ${a} ${l(String(s))}`);return[`${t}<stream>`,...o,`${t}</stream>`].join(`
`)}var Y=["message","log"];function W({format:e,keys:t,messageKey:n,fields:o,keepId:a}){let s=o===void 0?[]:[["fields",o.join(",")]];switch(e){case"single_value":return[["keys",(t??(n===void 0?Y:[n])).join(",")]];case"json":return[["keep_id",a]];case"ltsv":return[...s,["keep_id",a]];case"csv":case"tsv":return s;case"combined":return[]}}function q({write:e,rotate:t}){if(e!=="rotate")return[];let{size:n,dateext:o=!0,compress:a=!1,delaycompress:s=!0,keep:j=0,late:G="current"}=t??{},m=t?.every??(n===void 0?"day":void 0);return[...m===void 0?[]:[["every",m]],...n===void 0?[]:[["size",n]],["dateext",o],["compress",a],["delaycompress",s],["rotate",j],["late",G]]}function N(e){return`${[J,Z,Q(e),te,ne(e),oe].join(`

`)}
`}var J=`# Rendered by legacy-log-ecs from its configuration: change that, not this file.
# Runs on Fluentd 1.18 and later: fluentd -I plugin/lib. FLUENTD_BIND and FLUENTD_MONITOR_BIND move it to other addresses.`,Z=`<system>
  log_level info
  # On the volume, for here Fluentd puts chunks aside that it cannot read; the default is gone with the container.
  root_dir ${c}/root
  # The batch may run as another user, and may delete what it has read.
  dir_permission 0777
  # So may the next collector, which goes on with the packets that this one leaves.
  file_permission 0666
</system>`;function Q(e){let{port:t,acks:n}=e.fluentd;return`<source>
  @type legacy_forward
  @id forward
  bind "#{ENV['FLUENTD_BIND'] || '0.0.0.0'}"
  port ${t}
  packet_limit ${$}
  connection_limit 1000
  connection_limit_per_address 100
  ack ${n}${[...X(e),...ee(e)].map(o=>`
${o}`).join("")}
</source>`}function X({fluentd:{security:e}}){return e.tls===void 0?[]:[`  # From ${d.certificate} and ${d.key}, which hold them as PEM.
  tls_from_environment true
  <transport tls>
  </transport>`]}function ee({fluentd:{security:e},discovery:t}){return e.sharedKey===void 0?[]:[`  <security>
    self_hostname ${l(`${t.service}.${t.namespace}`)}
    shared_key "#{ENV.fetch('${d.sharedKey}')}"
  </security>`]}var te=`<source>
  @type monitor_agent
  @id monitor
  bind "#{ENV['FLUENTD_MONITOR_BIND'] || '127.0.0.1'}"
  port ${y}
</source>`;function ne({name:e,fluentd:t}){return`<match **>
  @type legacy_log
  @id legacy_log
  state_path ${c}/state
  quarantine_path ${c}/quarantine
  # Where releases before this plugin kept their buffers: what is left there is written first.
  adopt_path ${c}/buffer
  timezone ${l(t.timezone)}
  id_horizon ${t.idHorizon}
  metrics_interval 60s
  metrics_name ${l(e)}
${t.streams.map(n=>S(n,"  ")).join(`
`)}
  <buffer>
    @type file
    path ${c}/packets
    flush_mode interval
    flush_interval ${O(t.flushInterval)}
    flush_at_shutdown true
    flush_thread_count 1
    chunk_limit_size 2m
    total_limit_size 1g
    overflow_action throw_exception
    retry_forever true
    retry_max_interval 30s
  </buffer>
</match>`}var oe=`# Fluentd's own messages are on its standard output already; here they would end up in the quarantine.
<label @FLUENT_LOG>
  <match **>
    @type null
  </match>
</label>`;function Ie(e,t){let n={...e,region:e.region??b},o=C(n);return[r("namespace.json",o.namespace),r("discovery-service.json",o.discoveryService),...o.logGroups.flatMap(ae),r("task-definition.json",o.taskDefinition),r("service.json",o.service),...re(n),{path:"fluentd/Dockerfile",text:A(e)},{path:"fluentd/start.sh",text:w(e),executable:!0},{path:"fluentd/fluent.conf",text:N(e)},...t,{path:"batch/Dockerfile",text:T(e)},{path:"batch/crontab",text:I(e),keep:!0},...ie(e)]}function re(e){let t=g(e);return t?[r("app-task-definition.json",t)]:[]}function ie(e){let t=k(e);return t?[r("verifier/parameters.json",{Parameters:t.parameters}),r("verifier/settings.json",t.settings)]:[]}function ae({retentionInDays:e=p,...t}){return[r("log-group.json",t),r("log-group-retention.json",{logGroupName:t.logGroupName,retentionInDays:e})]}function r(e,t){return{path:e,text:`${JSON.stringify(t,null,2)}
`}}export{Ie as renderFiles};
