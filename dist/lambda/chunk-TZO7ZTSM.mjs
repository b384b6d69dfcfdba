var e="legacy-log-ecs-verify";function n(t){return t===""||t.startsWith("/")?!0:["localhost","::1","[::1]"].includes(t)||/^127\.\d+\.\d+\.\d+$/.test(t)}export{e as a,n as b};
