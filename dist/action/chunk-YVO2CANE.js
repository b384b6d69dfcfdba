import{a as i,b as T,e as d,f as b}from"./chunk-QY27XHMW.js";import{a as f,d as s}from"./chunk-IKVKWWA3.js";import{a as o}from"./chunk-MLYCYZSI.js";var _="legacy-log-ecs";function l(e){return{...e.tags,[_]:e.name}}function g(e){return Object.entries(l(e)).map(([t,n])=>({key:t,value:n}))}function y(e){return Object.entries(l(e)).map(([t,n])=>({Key:t,Value:n}))}var ne=30;function k(e){return{logGroupName:f(e),...o({retentionInDays:e.logs.retentionDays}),tags:l(e)}}var x="${NAMESPACE_ID}",E="${DISCOVERY_SERVICE_ARN}",re="${AWS_REGION}";function S({fluentd:e}){return[...new Set([...e.streams.map(({path:t})=>b(t)),T])]}function me(e){return`#!/bin/sh
# Rendered by legacy-log-ecs from its configuration: change that, not this file.
set -eu

# What is made here is for the batch too, which may be another user.
umask 0

nearest() {
  if [ -e "$1" ]; then ls -ldn "$1"; else nearest "$(dirname "$1")"; fi
}

for folder in ${[i,...S(e)].join(" ")}; do
  mkdir -p "$folder" 2> /dev/null || :
  if [ ! -w "$folder" ] || [ ! -x "$folder" ]; then
    {
      echo "start.sh: user $(id -u) may not write to $folder, which is $(nearest "$folder" | { read -r mode _ user group _; echo "$mode of $user:$group"; })"
      echo "  hint: give it its owner: an EFS access point with owner $(id -u):$(id -g), or on the host: install -d -o $(id -u) -g $(id -g) FOLDER"
    } >&2
    # As sysexits.h has it: cannot create a file.
    exit 73
  fi
done

exec "$@"
`}var F="fluent/fluentd:v1.19-debian-1",$="/fluentd/etc/fluent.conf",a="/opt/legacy-log-ecs",m=`${a}/plugin`;function fe(e){return`# Rendered by legacy-log-ecs from its configuration: change that, not this file.
ARG FLUENTD_BASE=${F}
FROM \${FLUENTD_BASE}

USER root
# Fluentd is not root, and the batch, which may be yet another user, deletes what it has read.
RUN mkdir -p ${S(e).join(" ")} \\
 && chown -R fluent:fluent ${i} \\
 && chmod -R a+rwX ${i}
# Root's, and readable for all: Fluentd runs it and has no need to change it. A copy from a zip or from Windows loses the
# modes and has line ends that no shell takes.
COPY start.sh ${a}/
COPY plugin ${m}
RUN sed -i 's/\\r$//' ${a}/start.sh ${m}/bin/* \\
 && chmod -R a+rX ${a} \\
 && chmod a+x ${a}/start.sh ${m}/bin/*
COPY --chown=fluent:fluent fluent.conf ${$}
USER fluent

VOLUME ["${i}"]
EXPOSE ${e.fluentd.port}

# Fluentd flushes its buffers on SIGTERM, which took 1 to 3 s when measured.
STOPSIGNAL SIGTERM
# Without a umask of its own, so that the permissions in fluent.conf are what the folders get.
CMD ["${a}/start.sh", "fluentd", "-I", "${m}/lib", "--config", "${$}", "--umask", "0"]
`}function N(e){return{Name:e.discovery.service,NamespaceId:x,Description:`Fluentd of the log service ${e.name}`,DnsConfig:{RoutingPolicy:"WEIGHTED",DnsRecords:[{Type:"A",TTL:e.discovery.ttl}]},HealthCheckCustomConfig:{},Tags:y(e)}}function w(e){return{Name:e.discovery.namespace,Vpc:e.network.vpc,Description:"Private names of log services",Properties:{DnsProperties:{SOA:{TTL:e.discovery.soaTtl}}},Tags:y(e)}}function L(e){let{network:t}=e;return{cluster:e.cluster,serviceName:e.name,taskDefinition:e.name,launchType:e.launchType,schedulingStrategy:"REPLICA",desiredCount:1,deploymentConfiguration:{strategy:"ROLLING",minimumHealthyPercent:0,maximumPercent:100,deploymentCircuitBreaker:{enable:!0,rollback:!0}},availabilityZoneRebalancing:"DISABLED",networkConfiguration:{awsvpcConfiguration:{subnets:t.subnets,securityGroups:t.securityGroups,assignPublicIp:t.assignPublicIp?"ENABLED":"DISABLED"}},serviceRegistries:[{registryArn:E}],enableECSManagedTags:!0,propagateTags:"SERVICE",tags:g(e)}}function C(e){return Object.entries(e).map(([t,n])=>({name:t,value:n}))}function h(e){return Object.entries(e).map(([t,n])=>({name:t,valueFrom:n}))}function v(e,t){return{logDriver:"awslogs",options:{"awslogs-group":f(e),...o({"awslogs-region":e.region}),"awslogs-stream-prefix":t,mode:"non-blocking","max-buffer-size":"10m"}}}function R(e){let{volume:t}=e,n=`${e.name}-log`;switch(t.type){case"anonymous":return[];case"docker":return[{name:t.name??n,dockerVolumeConfiguration:{scope:"shared",autoprovision:!0,driver:"local"}}];case"host":return[{name:n,host:{sourcePath:t.path}}];case"efs":return[{name:n,efsVolumeConfiguration:B(e,t)}]}}function P(e){return R(e).map(({name:t})=>({sourceVolume:t,containerPath:i,readOnly:!1}))}function B(e,t){let{accessPoint:n,fileSystem:r,rootDirectory:I}=t,c=e.roles.task!==void 0,u=n!==void 0||c;return{fileSystemId:r,...n===void 0?o({rootDirectory:I}):{},transitEncryption:"ENABLED",...u&&{authorizationConfig:{...o({accessPointId:n}),iam:c?"ENABLED":"DISABLED"}}}}var p="fluentd";function A(e){let{fluentd:t}=e;return{name:p,image:t.image,cpu:t.cpu,memoryReservation:t.memoryReservation,...o({memory:t.memory}),essential:!0,portMappings:[],environment:C(t.environment),secrets:h({...t.secrets,...U(t)}),mountPoints:P(e),volumesFrom:[],stopTimeout:t.stopTimeout,healthCheck:j(t.port),logConfiguration:v(e,p)}}function U({security:{sharedKey:e,tls:t}}){return{...e!==void 0&&{[d.sharedKey]:e},...t!==void 0&&{[d.certificate]:t.certificate,[d.key]:t.key}}}function j(e){return{command:["CMD","ruby","--disable-gems",`${m}/bin/health`,"127.0.0.1",String(e)],interval:10,timeout:5,retries:3,startPeriod:30}}var G="batch";function O(e){let{batch:t}=e;return{name:G,image:t.image,cpu:t.cpu,memoryReservation:t.memoryReservation,...o({memory:t.memory}),essential:!0,command:t.command,portMappings:[],environment:C(t.environment),secrets:h(t.secrets),mountPoints:[],volumesFrom:[{sourceContainer:p,readOnly:!1}],dependsOn:[{containerName:p,condition:"START"}],linuxParameters:{initProcessEnabled:!0},stopTimeout:t.stopTimeout,logConfiguration:v(e,G)}}function V(e){return{family:e.name,networkMode:"awsvpc",requiresCompatibilities:[e.launchType],...o({cpu:e.task.cpu?.toString(),memory:e.task.memory?.toString(),executionRoleArn:e.roles.execution,taskRoleArn:e.roles.task}),containerDefinitions:[A(e),O(e)],volumes:R(e),tags:g(e)}}function Ke(e){let{discovery:t,fluentd:n}=e;return{namespace:w(e),discoveryService:N(e),logGroups:[k(e)],taskDefinition:V(e),service:L(e),endpoint:`${t.service}.${t.namespace}:${n.port}`}}function nt({name:e,region:t="*",network:n,verify:r}){if(!r?.state?.startsWith("s3://"))return;let[I="",...c]=r.state.slice(5).replace(/\/+$/,"").split("/"),{secret:u,user:M}=r.database;return{parameters:{Name:`${e}-verifier`.slice(-40),Settings:H(r),LogGroupArns:[...new Set(r.logs.map(({group:D})=>Y(D,t)))].join(","),...o({SecretArn:u&&z(u,t),DatabaseUser:u===void 0?M:void 0}),StateBucket:I,StatePrefix:c.map(D=>`${D}/`).join(""),MostVerifiedUntilAgeSeconds:String(X(r)/1e3),SubnetIds:n.subnets.join(","),SecurityGroupIds:n.securityGroups.join(",")},settings:r}}var W=3500;function H(e,t=W){let n=JSON.stringify(e);return new TextEncoder().encode(n).length<=t?n:`${e.state?.replace(/\/+$/,"")}/settings.json`}function Y(e,t){let n=e.startsWith("arn:")?e:`arn:aws:logs:${t}:*:log-group:${e}`;return n.endsWith(":*")?n:`${n}:*`}function z(e,t){return e.startsWith("arn:")?e:`arn:aws:secretsmanager:${t}:*:secret:${e}-??????`}function X({window:e,settle:t,lostAfter:n,database:{bucket:r}}){return Z(e??r??"5m")+s(t)+s(n)+s("1h")}var q={hour:1,day:25,week:169,month:745};function Z(e){let t=q[e];return t===void 0?s(e):t*s("1h")}export{ne as a,re as b,me as c,fe as d,Ke as e,nt as f};
