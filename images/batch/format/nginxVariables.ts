import { commonMoment, isoMoment, secondsMoment } from './moment.ts';
import { FormatInvalid, type Kind, type Moment, type Variable } from './piece.ts';

type Known = readonly [kind: Kind, column?: string | undefined, moment?: Moment];

/** What nginx's variables hold, and where it goes: without a column, into one of the variable's own name. */
const known: Readonly<Record<string, Known>> = {
  remote_addr: ['address', 'remote_addr'],
  remote_user: ['user', 'remote_user'],
  time_local: ['time', undefined, commonMoment],
  time_iso8601: ['time', undefined, isoMoment],
  msec: ['time', undefined, secondsMoment],
  request: ['request', 'request'],
  request_method: ['token', 'method'],
  request_uri: ['token', 'path'],
  uri: ['token', 'path'],
  document_uri: ['token', 'path'],
  // How an address and its arguments are put together, where no $request_uri is logged.
  uri$is_args$args: ['token', 'path'],
  document_uri$is_args$args: ['token', 'path'],
  server_protocol: ['token', 'protocol'],
  status: ['status', 'status'],
  body_bytes_sent: ['count', 'bytes'],
  http_referer: ['text', 'referer'],
  http_user_agent: ['text', 'user_agent'],
  bytes_sent: ['count'],
  request_length: ['count'],
  request_time: ['seconds'],
  gzip_ratio: ['seconds'],
  connection: ['count'],
  connection_requests: ['count'],
  connection_time: ['seconds'],
  pid: ['count'],
  remote_port: ['count'],
  server_port: ['count'],
  proxy_port: ['count'],
  proxy_protocol_port: ['count'],
  realip_remote_port: ['count'],
  content_length: ['count'],
  realip_remote_addr: ['address'],
  proxy_protocol_addr: ['address'],
  server_addr: ['address'],
  proxy_add_x_forwarded_for: ['text'],
  // Of a map or a module of somebody's: read and not kept.
  ignored: ['text', ''],
};

const tokens =
  'host hostname server_name scheme https pipe request_id req_id request_completion is_args nginx_version http2 http3 ' +
  'proxy_host proxy_upstream_name proxy_alternative_upstream_name upstream_cache_status ssl_protocol ssl_cipher ' +
  'ssl_session_id ssl_session_reused ssl_server_name ssl_client_verify ssl_client_serial ssl_client_fingerprint ' +
  'limit_req_status limit_conn_status geoip_country_code geoip2_country_code gzip_disable tcpinfo_rtt namespace ' +
  'ingress_name service_name service_port the_real_ip';
const texts =
  'args query_string request_body request_filename document_root content_type ssl_client_s_dn ssl_client_i_dn ' +
  'geoip_city geoip_region geoip_country_name';
const families: readonly (readonly [RegExp, Kind])[] = [
  [/^(?:http|sent_http|sent_trailer|upstream_http|upstream_trailer|upstream_cookie|cookie|arg)_\w+$/, 'text'],
  [/^upstream_(?:addr|status|(?:response|connect|header|first_byte|session|queue)_time)$/, 'list'],
  [/^upstream_(?:response_length|bytes_sent|bytes_received)$/, 'list'],
];

/**
 * What a variable of nginx holds.
 *
 * @throws FormatInvalid for one that neither nginx nor its usual modules have
 */
export function nginxVariable(name: string): Variable {
  const [kind = kindOf(name), column, moment] = Object.hasOwn(known, name) ? (known[name] ?? []) : [];
  if (kind === undefined) {
    throw new FormatInvalid({
      fact: `$${name} is no variable that is known`,
      hint: 'look at how it is spelt; one of your own, from map or set, stands as $ignored, and its values are not kept',
    });
  }
  const kept = column === '' ? undefined : (column ?? name.toLowerCase());
  return { name: `$${name}`, kind, column: kept, ...(moment && { moment }) };
}

function kindOf(name: string): Kind | undefined {
  if (tokens.split(' ').includes(name)) return 'token';
  if (texts.split(' ').includes(name)) return 'text';
  return families.find(([pattern]) => pattern.test(name))?.[1];
}
