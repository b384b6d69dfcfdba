import type { IncomingMessage } from 'node:http';
import type { NormalizedSchema } from '@smithy/core/schema';
import { serviceModel } from '../model/service.ts';
import { AwsError } from './awsError.ts';
import type { Call } from './call.ts';
import { readBody, requireSignature } from './protocol.ts';
import type { AwsService } from './service.ts';
import { xmlDialect } from './xmlDialect.ts';

/** Whether a request speaks AWS's Query protocol: a form with an Action, posted to `/`. */
export function isQuery(message: IncomingMessage): boolean {
  return message.headers['content-type']?.startsWith('application/x-www-form-urlencoded') ?? false;
}

/** Reads a call of the Query protocol, or of EC2's variant of it. @throws AwsError as AWS's front door. */
export async function readQueryCall(services: readonly AwsService[], message: IncomingMessage): Promise<Call> {
  const form = new URLSearchParams((await readBody(message)).toString('utf8'));
  requireSignature(message.headers.authorization);
  const [operation, version] = [form.get('Action') ?? '', form.get('Version') ?? ''];
  const service = services.find(({ target, protocol }) => isOfForms(protocol) && target === version);
  const model = service && serviceModel(service.name).operation(operation);
  if (!service || !model || !Object.hasOwn(service.operations, operation)) {
    throw new AwsError('InvalidAction', `Could not find operation ${operation} for version ${version}`);
  }
  const isEc2 = service.protocol === 'ec2';
  const parameters = new Map([...form].filter(([name]) => name !== 'Action' && name !== 'Version'));
  const input = new Reading(parameters, isEc2).structure(model.input, '');
  const [unread] = parameters.keys();
  if (unread !== undefined) throw new AwsError('UnknownParameter', `The parameter ${unread} is not recognized`);
  return { service, operation, input, ...xmlDialect(service.protocol, operation, model.output) };
}

function isOfForms(protocol: AwsService['protocol']): boolean {
  return protocol === 'query' || protocol === 'ec2';
}

/** Takes what it reads out of the parameters, so that what is left is what nobody knows. */
class Reading {
  readonly #parameters: Map<string, string>;
  readonly #isEc2: boolean;

  constructor(parameters: Map<string, string>, isEc2: boolean) {
    this.#parameters = parameters;
    this.#isEc2 = isEc2;
  }

  structure(schema: NormalizedSchema, prefix: string): Record<string, unknown> {
    const members = [...schema.structIterator()].map(([name, member]) => [
      name,
      this.#value(member, `${prefix}${this.#key(name, member)}`),
    ]);
    return Object.fromEntries(members.filter(([, value]) => value !== undefined));
  }

  #key(name: string, member: NormalizedSchema): string {
    const { ec2QueryName, xmlName } = member.getMergedTraits();
    if (!this.#isEc2) return String(xmlName ?? name);
    const key = String(ec2QueryName ?? xmlName ?? name);
    return key.charAt(0).toUpperCase() + key.slice(1);
  }

  #value(schema: NormalizedSchema, key: string): unknown {
    if (schema.isListSchema()) return this.#list(schema, key);
    if (!schema.isStructSchema()) return this.#simple(schema, key);
    const isGiven = [...this.#parameters.keys()].some((name) => name.startsWith(`${key}.`));
    return isGiven ? this.structure(schema, `${key}.`) : undefined;
  }

  #list(schema: NormalizedSchema, key: string): unknown {
    const item = schema.getValueSchema();
    const isFlat = this.#isEc2 || schema.getMergedTraits().xmlFlattened;
    const prefix = isFlat ? key : `${key}.${item.getMergedTraits().xmlName ?? 'member'}`;
    const found: unknown[] = [];
    for (;;) {
      const value = this.#value(item, `${prefix}.${found.length + 1}`);
      if (value === undefined) break;
      found.push(value);
    }
    // An empty list is written as its name without a value.
    const isEmpty = this.#parameters.get(key) === '' && this.#parameters.delete(key);
    return found.length > 0 || isEmpty ? found : undefined;
  }

  #simple(schema: NormalizedSchema, key: string): unknown {
    const text = this.#parameters.get(key);
    if (text === undefined) return undefined;
    this.#parameters.delete(key);
    if (schema.isBooleanSchema()) return text === 'true';
    return schema.isNumericSchema() ? Number(text) : text;
  }
}
