import{b as M}from"./chunk-2CFPSZGQ.js";import{g as V,h as j}from"./chunk-RNTEZ5N5.js";import{a as _}from"./chunk-RLZITE7U.js";import{b as F}from"./chunk-6NMNFRUH.js";import{a as f,b as A,f as w}from"./chunk-HE7KAQLJ.js";import{a as G}from"./chunk-6MGU7I6E.js";import{b as T}from"./chunk-5NVBUIZ3.js";import{d as N,e as L,f as I}from"./chunk-4J2FDF4C.js";import{a as b}from"./chunk-UGKIES2U.js";import{g as $}from"./chunk-J62VA7P7.js";import{a as m}from"./chunk-MLYCYZSI.js";function g(e){return Object.entries(e).map(([t,o])=>({name:t,value:o}))}function y(e){return Object.entries(e).map(([t,o])=>({name:t,valueFrom:o}))}function C(e,t){return{logDriver:"awslogs",options:{"awslogs-group":G(e),...m({"awslogs-region":e.region}),"awslogs-stream-prefix":t,mode:"non-blocking","max-buffer-size":"10m"}}}function B(e,t){let{image:o,cpu:n,memoryReservation:r,memory:i,user:s,volume:d,path:p}=t,{sharedKey:a}=e.fluentd.security;return{volume:d,path:p,container:{name:`${e.name}-forwarder`,image:o,cpu:n,memoryReservation:r,...m({memory:i,user:s}),essential:!0,restartPolicy:{enabled:!0,restartAttemptPeriod:60},environment:g(de(e,t)),secrets:a===void 0?[]:y({FORWARD_SHARED_KEY:a}),mountPoints:[{sourceVolume:d,containerPath:p,readOnly:!1}],stopTimeout:120,logConfiguration:C(e,"forwarder")}}}function de({discovery:e,fluentd:t},{path:o,files:n,tag:r,ca:i}){return{FORWARD_HOST:`${e.service}.${e.namespace}`,FORWARD_PORT:String(t.port),FORWARD_TAG:r??V(t.streams)??"",LOG_PATHS:n.map(s=>`${o.replace(/\/$/,"")}/${s}`).join(","),...t.security.tls&&{FORWARD_CA:i??pe}}}var pe="/etc/ssl/certs/ca-certificates.crt";function W(e,t){let o=Object.entries({...e,...t});return Object.fromEntries(o.filter(([n,r])=>!(n in t&&ce(r))))}function ce(e){return typeof e!="object"||e===null||Object.keys(e).length===0}function h(e){return`${k}${e}`}var k="legacy-log-ecs.";function U(e){return JSON.stringify({container:T(e)})}function H(e){return JSON.stringify(e)}function Me(e,t){return"container"in O(e,h(t))}function je(e,t){return Y(O(t,h(e)))}function Be(e,t){return Object.keys(t.dockerLabels??{}).filter(n=>n.startsWith(k)).filter(n=>n!==h(e)).flatMap(n=>{let r=Y(O(t,n));return r?[[n.slice(k.length),r]]:[]})}function Y(e){return"before"in e?e:void 0}var ue=["environment","secrets","mountPoints","before"];function O(e,t){let o=e.dockerLabels?.[t];if(o===void 0)return{};let n=fe(o),r=b(n)&&typeof n.container=="string",i=b(n)&&ue.every(s=>b(n[s]));if(r||i)return n;throw new $(`the label ${t} of the app\u2019s container "${e.name}" is not what was written there`,{hint:"what was added can no longer be told from what was there: take the label out of the task definition, and by hand what it stood for"})}function fe(e){try{return JSON.parse(e)}catch{return}}function K(e,t,o){let{forwarder:n}=t,r=n!==void 0&&!z(e.volumes,n.volume),i=r?[...e.volumes??[],{name:n.volume,host:{}}]:[],s=e.containerDefinitions.map(d=>d.name===t.container?ge(d,t,{owner:o,volumes:r?[n.volume]:[]}):d);return{...e,...r&&{volumes:i},containerDefinitions:n&&!z(s,n.container.name)?[...s,le(n,o)]:s}}function z(e,t){return e?.some(o=>o.name===t)??!1}function le({container:e},t){return{...e,dockerLabels:{[h(t)]:U(e)}}}function ge(e,t,{owner:o,volumes:n}){let r=ye(e,t,n);if(he(r))return e;let i=new Set([...Object.keys(r.environment),...Object.keys(r.secrets)]),s=(u=[])=>u.filter(({name:l=""})=>!i.has(l)),{environment:d,secrets:p,mountPoints:a=[],dependsOn:c=[],dockerLabels:me}=e;return W(e,{environment:[...s(d),...P(r.environment).map(([u,l])=>({name:u,value:l}))],secrets:[...s(p),...P(r.secrets).map(([u,l])=>({name:u,valueFrom:l}))],mountPoints:[...a,...P(r.mountPoints).map(([u,l])=>({sourceVolume:l,containerPath:u,readOnly:!1}))],dependsOn:[...c,...r.dependsOn.map(u=>({containerName:u,condition:"START"}))],dockerLabels:{...me,[h(o)]:H(r)}})}function ye(e,{environment:t,secrets:o,forwarder:n},r){let i=Object.fromEntries((e.environment??[]).map(({name:a="",value:c=""})=>[a,c])),s=Object.fromEntries((e.secrets??[]).map(({name:a="",valueFrom:c=""})=>[a,c])),d={environment:S(t,([a,c])=>i[a]!==c),secrets:S(o,([a,c])=>s[a]!==c)},p=([a])=>a in d.environment||a in d.secrets;return{...d,...Ce(e,n),volumes:r,before:{environment:S(i,p),secrets:S(s,p)}}}function Ce({mountPoints:e,dependsOn:t},o){if(!o)return{mountPoints:{},dependsOn:[]};let{path:n,volume:r,container:i}=o,s=e?.some(({containerPath:p})=>p===n),d=t?.some(({containerName:p})=>p===i.name);return{mountPoints:s?{}:{[n]:r},dependsOn:d?[]:[i.name]}}function he({environment:e,secrets:t,mountPoints:o,dependsOn:n,volumes:r}){return[e,t,o,n,r].every(i=>Object.keys(i).length===0)}var P=Object.entries;function S(e,t){return Object.fromEntries(Object.entries(e).filter(t))}function J(e){return e.app===void 0?{}:{app:e.app&&ve(e,e.app)}}function Je(e){if(!e.app)return;let t=X(e,e.app);return K({family:void 0,containerDefinitions:[{name:t.container}]},t,e.name)}function ve(e,t){return{cluster:t.cluster??e.cluster,service:t.service,parts:X(e,t)}}function X(e,{container:t,variables:o,forwarder:n}){let{discovery:r,fluentd:i}=e,{sharedKey:s}=i.security;return{container:t,environment:{[o.host]:`${r.service}.${r.namespace}`,[o.port]:String(i.port)},secrets:s===void 0||n?{}:{[o.sharedKey]:s},...n&&{forwarder:B(e,n)}}}var q="${NAMESPACE_ID}",Z="${DISCOVERY_SERVICE_ARN}",qe="${AWS_REGION}";function E({fluentd:e}){return[...new Set([...e.streams.map(({path:t})=>j(t)),A])]}var De=["state","state/*","packets","packets/*"];function tt(e){return`#!/bin/sh
# Rendered by legacy-log-ecs from its configuration: change that, not this file.
set -eu

# What is made is for the batch too, which may be another user. Fluentd's own --umask does not reach its worker.
umask 0

nearest() {
  if [ -e "$1" ]; then ls -ldn "$1"; else nearest "$(dirname "$1")"; fi
}

# As sysexits.h has it: cannot create a file.
refuse() {
  echo "start.sh: user $(id -u) may not write to $1, which is $(nearest "$1" | { read -r mode _ user group _; echo "$mode of $user:$group"; })" >&2
  echo "  hint: $2" >&2
  exit 73
}

for folder in ${[f,...E(e)].join(" ")}; do
  mkdir -p "$folder" 2> /dev/null || :
  if [ ! -w "$folder" ] || [ ! -x "$folder" ]; then
    refuse "$folder" "give it its owner: an EFS access point with owner $(id -u):$(id -g), or on the host: install -d -o $(id -u) -g $(id -g) FOLDER"
  fi
done

# What a collector before this one left there, which was another user: it holds lines that are in no file yet.
for left in ${De.map(t=>`${A}/${t}`).join(" ")}; do
  [ ! -e "$left" ] || { [ -r "$left" ] && [ -w "$left" ]; } ||
    refuse "$left" "a collector that was another user left it: chown -R $(id -u):$(id -g) ${A}, or run this one as that user"
done

exec "$@"
`}var Re="fluent/fluentd:v1.19-debian-1",Q="/fluentd/etc/fluent.conf",v="/opt/legacy-log-ecs",D=`${v}/plugin`;function it(e){return`# Rendered by legacy-log-ecs from its configuration: change that, not this file.
ARG FLUENTD_BASE=${Re}
FROM \${FLUENTD_BASE}

USER root
# Fluentd is not root, and the batch, which may be yet another user, deletes what it has read.
RUN mkdir -p ${E(e).join(" ")} \\
 && chown -R fluent:fluent ${f} \\
 && chmod -R a+rwX ${f}
# Root's, and readable for all: Fluentd runs it and has no need to change it. A copy from a zip or from Windows loses the
# modes and has line ends that no shell takes.
COPY start.sh ${v}/
COPY plugin ${D}
RUN sed -i 's/\\r$//' ${v}/start.sh ${D}/bin/* \\
 && chmod -R a+rX ${v} \\
 && chmod a+x ${v}/start.sh ${D}/bin/*
COPY --chown=fluent:fluent fluent.conf ${Q}
USER fluent

VOLUME ["${f}"]
EXPOSE ${e.fluentd.port}

# Fluentd flushes its buffers on SIGTERM, which took 1 to 3 s when measured.
STOPSIGNAL SIGTERM
CMD ["${v}/start.sh", "fluentd", "-I", "${D}/lib", "--config", "${Q}"]
`}function ee(e){return{Name:e.discovery.service,NamespaceId:q,Description:`Fluentd of the log service ${e.name}`,DnsConfig:{RoutingPolicy:"WEIGHTED",DnsRecords:[{Type:"A",TTL:e.discovery.ttl}]},HealthCheckCustomConfig:{},Tags:I(e)}}function te(e){return{Name:e.discovery.namespace,Vpc:e.network.vpc,Description:"Private names of log services",Properties:{DnsProperties:{SOA:{TTL:e.discovery.soaTtl}}},Tags:I(e)}}function ne(e){let{network:t}=e;return{cluster:e.cluster,serviceName:e.name,taskDefinition:e.name,...be(e),schedulingStrategy:"REPLICA",desiredCount:1,deploymentConfiguration:{strategy:"ROLLING",minimumHealthyPercent:0,maximumPercent:100,deploymentCircuitBreaker:{enable:!0,rollback:!0}},availabilityZoneRebalancing:"DISABLED",networkConfiguration:{awsvpcConfiguration:{subnets:t.subnets,securityGroups:t.securityGroups,assignPublicIp:t.assignPublicIp?"ENABLED":"DISABLED"}},serviceRegistries:[{registryArn:Z}],enableECSManagedTags:!0,propagateTags:"SERVICE",...m({enableExecuteCommand:e.enableExecuteCommand}),tags:L(e)}}function be({launchType:e="EC2",capacityProviders:t}){return t===void 0?{launchType:e}:{capacityProviderStrategy:t.map(({provider:n,...r})=>({capacityProvider:n,...r}))}}function x(e){let{volume:t}=e,o=`${e.name}-log`;switch(t.type){case"anonymous":return[];case"docker":return[{name:t.name??o,dockerVolumeConfiguration:{scope:"shared",autoprovision:!0,driver:"local"}}];case"host":return[{name:o,host:{sourcePath:t.path}}];case"efs":return[{name:o,efsVolumeConfiguration:Ie(e,t)}]}}function oe(e){return x(e).map(({name:t})=>({sourceVolume:t,containerPath:f,readOnly:!1}))}function Ie(e,t){let{accessPoint:o,fileSystem:n,rootDirectory:r}=t,i=e.roles.task!==void 0,s=o!==void 0||i;return{fileSystemId:n,...o===void 0?m({rootDirectory:r}):{},transitEncryption:"ENABLED",...s&&{authorizationConfig:{...m({accessPointId:o}),iam:i?"ENABLED":"DISABLED"}}}}var R="fluentd";function re(e){let{fluentd:t}=e;return{name:R,image:t.image,cpu:t.cpu,memoryReservation:t.memoryReservation,...m({memory:t.memory}),essential:!0,portMappings:[],environment:g(t.environment),secrets:y({...t.secrets,...Ae(t)}),mountPoints:oe(e),volumesFrom:[],stopTimeout:t.stopTimeout,healthCheck:we(t.port),logConfiguration:C(e,R)}}function Ae({security:{sharedKey:e,tls:t}}){return{...e!==void 0&&{[w.sharedKey]:e},...t!==void 0&&{[w.certificate]:t.certificate,[w.key]:t.key}}}function we(e){return{command:["CMD","ruby","--disable-gems",`${D}/bin/health`,"127.0.0.1",String(e)],interval:5,timeout:5,retries:5,startPeriod:30}}var ie="batch";function se(e){let{batch:t}=e;return{name:ie,image:t.image,cpu:t.cpu,memoryReservation:t.memoryReservation,...m({memory:t.memory}),essential:!0,command:t.command,portMappings:[],environment:g({...Se(t),...t.environment}),secrets:y(t.secrets),mountPoints:[],volumesFrom:[{sourceContainer:R,readOnly:!1}],dependsOn:[{containerName:R,condition:"START"}],linuxParameters:{initProcessEnabled:!0},stopTimeout:t.stopTimeout,logConfiguration:C(e,ie)}}function Se({command:e,stopTimeout:t}){return M(e)===void 0?{}:{LEGACY_LOG_STOP_SECONDS:String(t)}}function ae(e){return{family:e.name,networkMode:"awsvpc",requiresCompatibilities:[_(e)],...m({cpu:e.task.cpu?.toString(),memory:e.task.memory?.toString(),executionRoleArn:e.roles.execution,taskRoleArn:e.roles.task}),containerDefinitions:[re(e),se(e)],volumes:x(e),tags:N(e)}}function Ht(e){let{discovery:t,fluentd:o}=e;return{namespace:te(e),discoveryService:ee(e),logGroups:[F(e)],taskDefinition:ae(e),service:ne(e),...J(e),endpoint:`${t.service}.${t.namespace}:${o.port}`}}export{W as a,h as b,Me as c,je as d,Be as e,K as f,Je as g,qe as h,tt as i,it as j,R as k,ie as l,Ht as m};
