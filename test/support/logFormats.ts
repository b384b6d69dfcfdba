/** A format as people have it in their configuration, a line of it, and what is right to read from that line. */
export interface FormatCase {
  readonly name: string;
  readonly format: string;
  readonly line: string;
  /** As the access has it; `more` are the columns of the format's own. */
  readonly expected: {
    readonly at: string;
    readonly more?: Readonly<Record<string, string | null>>;
    readonly [field: string]: unknown;
  };
}

const time = '[22/Nov/2026:19:05:03 +0900]';
const at = '2026-11-22T10:05:03.000Z';
const usual = {
  at,
  remoteAddress: '203.0.113.7',
  remoteUser: null,
  request: 'GET /a?b=c HTTP/1.1',
  method: 'GET',
  path: '/a?b=c',
  protocol: 'HTTP/1.1',
  status: 200,
  bytes: '5432',
  referer: null,
  userAgent: 'curl/8.5',
};
const combined = `203.0.113.7 - - ${time} "GET /a?b=c HTTP/1.1" 200 5432 "-" "curl/8.5"`;

export const formatCases: readonly FormatCase[] = [
  { name: 'combined', format: 'combined', line: combined, expected: usual },
  {
    name: 'common',
    format: 'common',
    line: `203.0.113.7 - "" ${time} "GET /a?b=c HTTP/1.1" 200 -`,
    expected: { ...usual, remoteUser: '', bytes: null, userAgent: null },
  },
  {
    name: 'nginx’s packaged main',
    format: 'main',
    line: `${combined} "198.51.100.9, 10.0.0.1"`,
    expected: { ...usual, more: { http_x_forwarded_for: '198.51.100.9, 10.0.0.1' } },
  },
  {
    name: 'nginx’s packaged main, pasted from nginx.conf',
    format: `log_format  main  '$remote_addr - $remote_user [$time_local] "$request" '
                      '$status $body_bytes_sent "$http_referer" '
                      '"$http_user_agent" "$http_x_forwarded_for"';`,
    line: `${combined} "-"`,
    expected: { ...usual, more: { http_x_forwarded_for: null } },
  },
  {
    name: 'Debian’s vhost_combined',
    format: 'vhost_combined',
    line: `example.com:443 ${combined}`,
    expected: {
      ...usual,
      bytes: null,
      more: { server_name: 'example.com', server_port: '443', bytes_sent: '5432' },
    },
  },
  {
    name: 'combinedio, with bytes beyond 2^53',
    format: 'combinedio',
    line: `${combined.replace('5432', '9007199254740993')} 512 9223372036854775807`,
    expected: {
      ...usual,
      bytes: '9007199254740993',
      more: { request_length: '512', bytes_sent: '9223372036854775807' },
    },
  },
  {
    name: 'Apache’s LogFormat, pasted with its name',
    format: 'LogFormat "%h %l %u %t \\"%r\\" %>s %b \\"%{Referer}i\\" \\"%{User-Agent}i\\" %D" timed',
    line: `${combined} 1234567`,
    expected: { ...usual, more: { request_time: '1.234567' } },
  },
  {
    name: 'Apache’s LogFormat as it stands between its quotes',
    format: '%h %l %u %t \\"%r\\" %>s %b \\"%{Referer}i\\" \\"%{User-agent}i\\"',
    line: combined,
    expected: usual,
  },
  {
    name: 'the upstreams’ times of nginx’s guide',
    format: 'upstream_time',
    line: `${combined} rt=0.005 uct="0.000" uht="0.004" urt="0.001, 0.004"`,
    expected: {
      ...usual,
      more: {
        request_time: '0.005',
        upstream_connect_time: '0.000',
        upstream_header_time: '0.004',
        upstream_response_time: '0.001, 0.004',
      },
    },
  },
  {
    name: 'the ingress of Kubernetes, with lists that have blanks between',
    format: 'upstreaminfo',
    line: `${combined} 431 0.007 [shop-web-80] [] 10.0.0.1:80, 10.0.0.2:80 : 10.0.0.3:80 0, 12 : 7 0.001, 0.002 : 0.003 502, 502 : 200 5f3a9c`,
    expected: {
      ...usual,
      more: {
        request_length: '431',
        request_time: '0.007',
        proxy_upstream_name: 'shop-web-80',
        proxy_alternative_upstream_name: '',
        upstream_addr: '10.0.0.1:80, 10.0.0.2:80 : 10.0.0.3:80',
        upstream_response_length: '0, 12 : 7',
        upstream_response_time: '0.001, 0.002 : 0.003',
        upstream_status: '502, 502 : 200',
        req_id: '5f3a9c',
      },
    },
  },
  {
    name: 'a time of ISO 8601',
    format: '$time_iso8601 $remote_addr "$request" $status $body_bytes_sent "$http_user_agent"',
    line: '2026-11-22T19:05:03+09:00 203.0.113.7 "GET /a?b=c HTTP/1.1" 200 5432 "curl/8.5"',
    expected: usual,
  },
  {
    name: 'seconds with milliseconds, which are more exact than the time beside them',
    format: '$remote_addr [$time_local] $msec "$request" $status',
    line: `203.0.113.7 ${time} 1795341903.129 "GET /a?b=c HTTP/1.1" 200`,
    expected: { ...usual, at: '2026-11-22T10:05:03.129Z', bytes: null, userAgent: null },
  },
  {
    name: 'an address list without quotes before the line',
    format: '$http_x_forwarded_for - $remote_user [$time_local] "$request" $status $body_bytes_sent',
    line: `198.51.100.9, 10.0.0.1 - alice ${time} "GET /a?b=c HTTP/1.1" 200 5432`,
    expected: {
      ...usual,
      remoteAddress: null,
      remoteUser: 'alice',
      userAgent: null,
      more: { http_x_forwarded_for: '198.51.100.9, 10.0.0.1' },
    },
  },
  {
    name: 'JSON of nginx, with its escapes',
    format: `log_format json escape=json '{"time":"$time_iso8601","ip":"$remote_addr","user":"$remote_user",'
      '"request":"$request","status":$status,"bytes":$body_bytes_sent,"rt":$request_time,"ua":"$http_user_agent"}';`,
    line: String.raw`{"time":"2026-11-22T19:05:03+09:00","ip":"203.0.113.7","user":"","request":"GET /a?b=c HTTP/1.1","status":200,"bytes":5432,"rt":0.005,"ua":"say \"hi\" \\ \u0001日"}`,
    expected: { ...usual, userAgent: 'say "hi" \\ \x01日', more: { request_time: '0.005' } },
  },
  {
    name: 'LTSV of nginx, with tabs between',
    format: String.raw`log_format ltsv 'time:$time_iso8601\thost:$remote_addr\treq:$request\tstatus:$status\tsize:$body_bytes_sent\tua:$http_user_agent';`,
    line: 'time:2026-11-22T19:05:03+09:00\thost:203.0.113.7\treq:GET /a?b=c HTTP/1.1\tstatus:200\tsize:5432\tua:curl/8.5',
    expected: usual,
  },
  {
    name: 'ltsv, by its labels',
    format: 'ltsv',
    line: `time:${time}\thost:203.0.113.7\treq:GET /a?b=c HTTP/1.1\tstatus:200\tsize:5432\tua:curl/8.5`,
    expected: usual,
  },
  {
    name: 'json, by its keys, with bytes beyond 2^53',
    format: 'json',
    line: '{"time":"2026-11-22T10:05:03Z","remote_addr":"203.0.113.7","request":"GET /a?b=c HTTP/1.1","status":200,"body_bytes_sent":9007199254740993,"http_user_agent":"curl/8.5"}',
    expected: { ...usual, bytes: '9007199254740993' },
  },
  {
    name: 'bars between',
    format: '$remote_addr|$time_local|$request|$status|$body_bytes_sent|$http_user_agent',
    line: '203.0.113.7|22/Nov/2026:19:05:03 +0900|GET /a?b=c HTTP/1.1|200|5432|curl/8.5',
    expected: usual,
  },
  {
    name: 'a request in its parts',
    format: '$remote_addr [$time_local] $request_method $uri$is_args$args $server_protocol $status $bytes_sent',
    line: `203.0.113.7 ${time} GET /a?b=c HTTP/1.1 200 5999`,
    expected: { ...usual, bytes: null, userAgent: null, more: { bytes_sent: '5999' } },
  },
  {
    name: 'Apache’s request in its parts',
    format: '%a %{%Y-%m-%dT%H:%M:%S%z}t %m %U%q %H %s %B %v',
    line: '203.0.113.7 2026-11-22T19:05:03+0900 GET /a?b=c HTTP/1.1 200 5432 example.com',
    expected: { ...usual, userAgent: null, more: { server_name: 'example.com' } },
  },
  {
    name: 'Apache’s time in several directives, as its manual has it',
    format: '%h [%{%d/%b/%Y %T}t.%{msec_frac}t %{%z}t] "%r" %>s %b',
    line: '203.0.113.7 [22/Nov/2026 19:05:03.129 +0900] "GET /a?b=c HTTP/1.1" 200 5432',
    expected: { ...usual, at: '2026-11-22T10:05:03.129Z', userAgent: null },
  },
  {
    name: 'Apache’s microseconds since the epoch, and what is written for some statuses only',
    format: '%{usec}t %h "%r" %>s %b "%!200,304{Referer}i" %T/%D',
    line: '1795341903129456 203.0.113.7 "GET /a?b=c HTTP/1.1" 200 5432 "-" 0/456',
    expected: { ...usual, at: '2026-11-22T10:05:03.129Z', userAgent: null, more: { request_time: '0.000456' } },
  },
  {
    name: 'Apache’s milliseconds, cookies, environment and notes',
    format: '%h %t "%r" %>s "%{session}C" "%{UNIQUE_ID}e" %{X-Cache}o %{ms}T %k',
    line: `203.0.113.7 ${time} "GET /a?b=c HTTP/1.1" 200 "a=\\"b\\"" "-" HIT 1234 3`,
    expected: {
      ...usual,
      bytes: null,
      userAgent: null,
      more: {
        cookie_session: 'a="b"',
        env_unique_id: null,
        sent_http_x_cache: 'HIT',
        request_time: '1.234',
        connection_requests: '3',
      },
    },
  },
  {
    name: 'a virtual host in front, with its port beside',
    format: '$host:$server_port $remote_addr - $remote_user [$time_local] "$request" $status $body_bytes_sent',
    line: `[2001:db8::1]:443 203.0.113.7 - - ${time} "GET /a?b=c HTTP/1.1" 200 5432`,
    expected: { ...usual, userAgent: null, more: { host: '[2001:db8::1]', server_port: '443' } },
  },
  {
    name: 'a user agent without quotes at the end',
    format: '${remote_addr} ${time_iso8601} ${status} ${http_user_agent}',
    line: '203.0.113.7 2026-11-22T19:05:03+09:00 200 Mozilla/5.0 (X11; Linux) \\x22q\\x22',
    expected: {
      ...usual,
      request: null,
      method: null,
      path: null,
      protocol: null,
      bytes: null,
      userAgent: 'Mozilla/5.0 (X11; Linux) "q"',
    },
  },
  {
    name: 'variables of somebody’s own',
    format: '$remote_addr $ignored [$time_local] "$request" $status $body_bytes_sent $ignored',
    line: `203.0.113.7 a tenant ${time} "GET /a?b=c HTTP/1.1" 200 5432 what ever`,
    expected: { ...usual, userAgent: null },
  },
  {
    name: 'a format pasted with the comment above it',
    format: `# Ours.
      log_format ours '$remote_addr [$time_local] "$request" $status $body_bytes_sent';`,
    line: `203.0.113.7 ${time} "GET /a?b=c HTTP/1.1" 200 5432`,
    expected: { ...usual, userAgent: null },
  },
  {
    name: 'Apache’s CustomLog with a format of its own, over two lines',
    format: 'CustomLog "logs/access_log" "%h %t \\"%r\\" \\\n%>s %b" env=!quiet',
    line: `203.0.113.7 ${time} "GET /a?b=c HTTP/1.1" 200 5432`,
    expected: { ...usual, userAgent: null },
  },
  {
    name: 'Apache behind a proxy: the client and its peer, both ports, the status before and behind a redirect within',
    format: '%{c}a %h %t "%r" %s %>s %b %{remote}p %p',
    line: `10.0.0.1 203.0.113.7 ${time} "GET /a?b=c HTTP/1.1" 301 200 5432 4000 443`,
    expected: { ...usual, userAgent: null, more: { peer_addr: '10.0.0.1', remote_port: '4000', server_port: '443' } },
  },
];
