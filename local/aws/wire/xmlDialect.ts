import { randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import type { NormalizedSchema } from '@smithy/core/schema';
import type { AwsError } from './awsError.ts';
import type { Call } from './call.ts';
import type { AwsService } from './service.ts';
import { element, elementsOf } from './xmlOf.ts';

/** How a service that speaks XML wraps what it answers. */
export function xmlDialect(
  protocol: AwsService['protocol'],
  operation: string,
  schema: NormalizedSchema,
): Pick<Call, 'write' | 'refuse'> {
  return {
    write: (response, output) => send(response, 200, wrapped(protocol, operation, elementsOf(schema, output))),
    refuse: (response, error) => refuseXml(response, error, protocol),
  };
}

function wrapped(protocol: AwsService['protocol'], operation: string, content: string): string {
  const root = `${operation}Response`;
  if (protocol === 'query') {
    const id = element('ResponseMetadata', element('RequestId', randomUUID()));
    return element(root, element(`${operation}Result`, content) + id);
  }
  return element(root, protocol === 'ec2' ? element('requestId', randomUUID()) + content : content);
}

export function refuseXml(
  response: ServerResponse,
  { code, message, status }: AwsError,
  protocol: AwsService['protocol'],
): void {
  const [name, words] = [element('Code', escaped(code)), element('Message', escaped(message))];
  const body =
    protocol === 'ec2'
      ? element('Response', element('Errors', element('Error', name + words)) + element('RequestID', randomUUID()))
      : element(
          'ErrorResponse',
          element('Error', `<Type>Sender</Type>${name}${words}`) + element('RequestId', randomUUID()),
        );
  send(response, status, body);
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function send(response: ServerResponse, status: number, root: string): void {
  const body = `<?xml version="1.0" encoding="UTF-8"?>\n${root}`;
  response.writeHead(status, {
    'content-type': 'text/xml',
    'content-length': Buffer.byteLength(body),
    'x-amzn-requestid': randomUUID(),
  });
  response.end(body);
}
