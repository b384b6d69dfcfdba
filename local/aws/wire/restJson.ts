import type { IncomingMessage, ServerResponse } from 'node:http';
import type { NormalizedSchema } from '@smithy/core/schema';
import { serviceModel } from '../model/service.ts';
import type { Call } from './call.ts';
import { parseInput, readBody, requireSignature, writeError } from './protocol.ts';
import type { AwsService } from './service.ts';
import { xmlDialect } from './xmlDialect.ts';

/** Reads a call by AWS's protocols REST-JSON and REST-XML, in which method and path name the operation, or undefined where none of the services has such a path. @throws AwsError as AWS's front door. */
export async function readRestCall(
  services: readonly AwsService[],
  message: IncomingMessage,
): Promise<Call | undefined> {
  const url = new URL(message.url ?? '/', 'http://local');
  for (const service of services.filter(({ protocol }) => protocol?.startsWith('rest'))) {
    for (const operation of Object.keys(service.operations)) {
      const model = serviceModel(service.name).operation(operation);
      const labels = model?.http && labelsOf(model.http, message.method, url.pathname);
      if (!model || !labels) continue;
      requireSignature(message.headers.authorization);
      const input = inputOf(model.input, { labels, message, query: url.searchParams, body: await readBody(message) });
      if (service.protocol === 'rest-xml') {
        return { service, operation, input, ...xmlDialect(service.protocol, operation, model.output) };
      }
      const write = (response: ServerResponse, output: unknown) => writeRest(response, model.output, output);
      return { service, operation, input, write, refuse: writeError };
    }
  }
  return undefined;
}

interface Parts {
  readonly labels: Readonly<Record<string, string>>;
  readonly message: IncomingMessage;
  readonly query: URLSearchParams;
  readonly body: Buffer;
}

function labelsOf([method, template]: readonly [string, string, number], given: string | undefined, path: string) {
  if (method !== given) return undefined;
  const pattern = template.replace(/\{(\w+)\}/g, '(?<$1>[^/]+)');
  const found = new RegExp(`^${pattern}/?$`).exec(path);
  const labels = Object.entries(found?.groups ?? {});
  return found && Object.fromEntries(labels.map(([name, value]) => [name, decodeURIComponent(value)]));
}

function inputOf(schema: NormalizedSchema, parts: Parts): Record<string, unknown> {
  const members = [...schema.structIterator()];
  const placed = members.flatMap(([name, member]) => {
    const value = placedValue(name, member, parts);
    return value === undefined ? [] : [[name, value] as const];
  });
  const hasPayload = members.some(([, member]) => member.getMergedTraits().httpPayload);
  return { ...(hasPayload ? {} : parseInput(parts.body.toString('utf8'))), ...Object.fromEntries(placed) };
}

/** What stands in the path, the query, a header, or is the whole body. */
function placedValue(name: string, member: NormalizedSchema, { labels, message, query, body }: Parts) {
  const { httpLabel, httpHeader, httpQuery, httpPayload } = member.getMergedTraits();
  if (httpLabel) return labels[name];
  if (httpHeader) return message.headers[httpHeader.toLowerCase()];
  if (httpQuery) return query.get(httpQuery) ?? undefined;
  return httpPayload && body.length > 0 ? body.toString('base64') : undefined;
}

function writeRest(response: ServerResponse, schema: NormalizedSchema, output: unknown): void {
  const rest: Record<string, unknown> = { ...(output as object) };
  const headers: Record<string, string> = {};
  let [status, payload]: [number, Buffer | undefined] = [200, undefined];
  for (const [name, member] of schema.structIterator()) {
    const { httpHeader, httpPayload, httpResponseCode } = member.getMergedTraits();
    if (rest[name] === undefined || !(httpHeader || httpPayload || httpResponseCode)) continue;
    if (httpHeader) headers[httpHeader] = String(rest[name]);
    if (httpResponseCode) status = Number(rest[name]);
    if (httpPayload) payload = Buffer.from(String(rest[name]), 'base64');
    delete rest[name];
  }
  const body = payload ?? Buffer.from(JSON.stringify(rest));
  response.writeHead(status, { 'content-type': 'application/json', 'content-length': body.length, ...headers });
  response.end(body);
}
