var t="/fluentd/log",O=`${t}/.fluentd`,o=24220;export{t as a,O as b,o as c};
