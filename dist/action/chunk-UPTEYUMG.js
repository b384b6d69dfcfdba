import{b as S}from"./chunk-2CFPSZGQ.js";import{a as E}from"./chunk-BP65RKLA.js";import{a as R}from"./chunk-RLZITE7U.js";import{a as r,b as m,f as u}from"./chunk-HE7KAQLJ.js";import{a as I}from"./chunk-6MGU7I6E.js";import{d as h,e as v}from"./chunk-4J2FDF4C.js";import{a as n}from"./chunk-MLYCYZSI.js";var _="${NAMESPACE_ID}",D="${DISCOVERY_SERVICE_ARN}",V="${AWS_REGION}";function g({fluentd:e}){return[...new Set([...e.streams.map(({path:t})=>E(t)),m])]}var T=["state","state/*","packets","packets/*"];function Y(e){return`#!/bin/sh
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

for folder in ${[r,...g(e)].join(" ")}; do
  mkdir -p "$folder" 2> /dev/null || :
  if [ ! -w "$folder" ] || [ ! -x "$folder" ]; then
    refuse "$folder" "give it its owner: an EFS access point with owner $(id -u):$(id -g), or on the host: install -d -o $(id -u) -g $(id -g) FOLDER"
  fi
done

# What a collector before this one left there, which was another user: it holds lines that are in no file yet.
for left in ${T.map(t=>`${m}/${t}`).join(" ")}; do
  [ ! -e "$left" ] || { [ -r "$left" ] && [ -w "$left" ]; } ||
    refuse "$left" "a collector that was another user left it: chown -R $(id -u):$(id -g) ${m}, or run this one as that user"
done

exec "$@"
`}var N="fluent/fluentd:v1.19-debian-1",b="/fluentd/etc/fluent.conf",i="/opt/legacy-log-ecs",a=`${i}/plugin`;function z(e){return`# Rendered by legacy-log-ecs from its configuration: change that, not this file.
ARG FLUENTD_BASE=${N}
FROM \${FLUENTD_BASE}

USER root
# Fluentd is not root, and the batch, which may be yet another user, deletes what it has read.
RUN mkdir -p ${g(e).join(" ")} \\
 && chown -R fluent:fluent ${r} \\
 && chmod -R a+rwX ${r}
# Root's, and readable for all: Fluentd runs it and has no need to change it. A copy from a zip or from Windows loses the
# modes and has line ends that no shell takes.
COPY start.sh ${i}/
COPY plugin ${a}
RUN sed -i 's/\\r$//' ${i}/start.sh ${a}/bin/* \\
 && chmod -R a+rX ${i} \\
 && chmod a+x ${i}/start.sh ${a}/bin/*
COPY --chown=fluent:fluent fluent.conf ${b}
USER fluent

VOLUME ["${r}"]
EXPOSE ${e.fluentd.port}

# Fluentd flushes its buffers on SIGTERM, which took 1 to 3 s when measured.
STOPSIGNAL SIGTERM
CMD ["${i}/start.sh", "fluentd", "-I", "${a}/lib", "--config", "${b}"]
`}function K(e){let{network:t}=e;return{cluster:e.cluster,serviceName:e.name,taskDefinition:e.name,...O(e),schedulingStrategy:"REPLICA",desiredCount:1,deploymentConfiguration:{strategy:"ROLLING",minimumHealthyPercent:0,maximumPercent:100,deploymentCircuitBreaker:{enable:!0,rollback:!0}},availabilityZoneRebalancing:"DISABLED",networkConfiguration:{awsvpcConfiguration:{subnets:t.subnets,securityGroups:t.securityGroups,assignPublicIp:t.assignPublicIp?"ENABLED":"DISABLED"}},serviceRegistries:[{registryArn:D}],enableECSManagedTags:!0,propagateTags:"SERVICE",...n({enableExecuteCommand:e.enableExecuteCommand}),tags:v(e)}}function O({launchType:e="EC2",capacityProviders:t}){return t===void 0?{launchType:e}:{capacityProviderStrategy:t.map(({provider:d,...f})=>({capacityProvider:d,...f}))}}function p(e){return Object.entries(e).map(([t,o])=>({name:t,value:o}))}function c(e){return Object.entries(e).map(([t,o])=>({name:t,valueFrom:o}))}function l(e,t){return{logDriver:"awslogs",options:{"awslogs-group":I(e),...n({"awslogs-region":e.region}),"awslogs-stream-prefix":t,mode:"non-blocking","max-buffer-size":"10m"}}}function y(e){let{volume:t}=e,o=`${e.name}-log`;switch(t.type){case"anonymous":return[];case"docker":return[{name:t.name??o,dockerVolumeConfiguration:{scope:"shared",autoprovision:!0,driver:"local"}}];case"host":return[{name:o,host:{sourcePath:t.path}}];case"efs":return[{name:o,efsVolumeConfiguration:A(e,t)}]}}function $(e){return y(e).map(({name:t})=>({sourceVolume:t,containerPath:r,readOnly:!1}))}function A(e,t){let{accessPoint:o,fileSystem:d,rootDirectory:f}=t,C=e.roles.task!==void 0,P=o!==void 0||C;return{fileSystemId:d,...o===void 0?n({rootDirectory:f}):{},transitEncryption:"ENABLED",...P&&{authorizationConfig:{...n({accessPointId:o}),iam:C?"ENABLED":"DISABLED"}}}}var s="fluentd";function k(e){let{fluentd:t}=e;return{name:s,image:t.image,cpu:t.cpu,memoryReservation:t.memoryReservation,...n({memory:t.memory}),essential:!0,portMappings:[],environment:p(t.environment),secrets:c({...t.secrets,...L(t)}),mountPoints:$(e),volumesFrom:[],stopTimeout:t.stopTimeout,healthCheck:G(t.port),logConfiguration:l(e,s)}}function L({security:{sharedKey:e,tls:t}}){return{...e!==void 0&&{[u.sharedKey]:e},...t!==void 0&&{[u.certificate]:t.certificate,[u.key]:t.key}}}function G(e){return{command:["CMD","ruby","--disable-gems",`${a}/bin/health`,"127.0.0.1",String(e)],interval:5,timeout:5,retries:5,startPeriod:30}}var x="batch";function w(e){let{batch:t}=e;return{name:x,image:t.image,cpu:t.cpu,memoryReservation:t.memoryReservation,...n({memory:t.memory}),essential:!0,command:t.command,portMappings:[],environment:p({...F(t),...t.environment}),secrets:c(t.secrets),mountPoints:[],volumesFrom:[{sourceContainer:s,readOnly:!1}],dependsOn:[{containerName:s,condition:"START"}],linuxParameters:{initProcessEnabled:!0},stopTimeout:t.stopTimeout,logConfiguration:l(e,x)}}function F({command:e,stopTimeout:t}){return S(e)===void 0?{}:{LEGACY_LOG_STOP_SECONDS:String(t)}}function $e(e){return{family:e.name,networkMode:"awsvpc",requiresCompatibilities:[R(e)],...n({cpu:e.task.cpu?.toString(),memory:e.task.memory?.toString(),executionRoleArn:e.roles.execution,taskRoleArn:e.roles.task}),containerDefinitions:[k(e),w(e)],volumes:y(e),tags:h(e)}}export{p as a,c as b,l as c,_ as d,V as e,K as f,Y as g,z as h,s as i,x as j,$e as k};
