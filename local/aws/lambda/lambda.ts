import { createHash } from 'node:crypto';
import type {
  FunctionConfiguration,
  GetFunctionConfigurationRequest,
  InvocationRequest,
  UpdateFunctionCodeRequest,
  UpdateFunctionConfigurationRequest,
} from '@aws-sdk/client-lambda';
import { accountId } from '../account.ts';
import { AwsError } from '../wire/awsError.ts';
import type { AwsService } from '../wire/service.ts';
import type { Time } from '../wire/time.ts';
import type { Validated } from '../wire/validated.ts';
import { functionNamed, type LocalFunction, type Program } from './state.ts';
import { unzip } from './zip.ts';

export interface LambdaOptions {
  /** Functions that stand, by name. */
  readonly functions?: Readonly<Record<string, FunctionOptions>>;
}

export interface FunctionOptions {
  readonly program: Program;
  readonly variables?: Readonly<Record<string, string>>;
  readonly reservedConcurrency?: number;
}

/** About what an update takes outside of a VPC. */
const updateMs = 3_000;

/** Functions that stand already: they are updated and invoked here, and not made. */
export function makeLambda({ time, region, functions: given = {} }: LambdaOptions & { time: Time; region: string }): {
  readonly service: AwsService;
  readonly functions: ReadonlyMap<string, LocalFunction>;
} {
  const functions = new Map(
    Object.entries(given).map(([name, options]) => [name, standing(name, options, time.nowMs())]),
  );
  const named = (name: string) => functionNamed(functions, name, region);

  /** Begins an update, and is done with it later; another one meanwhile is refused. */
  function change(it: LocalFunction, members: Partial<LocalFunction>): FunctionConfiguration {
    if (it.isUpdating) throw inProgress(it, region);
    Object.assign(it, members, { isUpdating: true, modifiedMs: time.nowMs() });
    void time.sleep(updateMs).then(
      () => Object.assign(it, { isUpdating: false }),
      () => {},
    );
    return configurationOf(it, region);
  }

  return {
    functions,
    service: {
      name: 'Lambda',
      target: 'AWSLambda',
      protocol: 'rest-json',
      operations: {
        GetFunctionConfiguration: ({ FunctionName }: Validated<GetFunctionConfigurationRequest>) =>
          configurationOf(named(FunctionName), region),
        UpdateFunctionCode: ({ FunctionName, ZipFile }: Validated<UpdateFunctionCodeRequest>) => {
          const archive = Buffer.from(String(ZipFile ?? ''), 'base64');
          return change(named(FunctionName), { files: unzip(archive), codeSha256: sha256(archive) });
        },
        UpdateFunctionConfiguration: ({ FunctionName, Environment }: Validated<UpdateFunctionConfigurationRequest>) => {
          const it = named(FunctionName);
          return change(it, { variables: withinLimit(Environment?.Variables ?? it.variables) });
        },
        Invoke: ({ FunctionName, Payload }: Validated<InvocationRequest>) =>
          invoke(named(FunctionName), String(Payload ?? '')),
      },
    },
  };
}

function standing(name: string, options: FunctionOptions, nowMs: number): LocalFunction {
  const { program, variables = {}, reservedConcurrency } = options;
  const about = { modifiedMs: nowMs, isUpdating: false, running: 0 };
  return { name, program, reservedConcurrency, variables, codeSha256: sha256(name), files: new Map(), ...about };
}

function sha256(content: string | Buffer): string {
  return createHash('sha256').update(content).digest('base64');
}

function configurationOf(it: LocalFunction, region: string): FunctionConfiguration {
  return {
    FunctionName: it.name,
    FunctionArn: `arn:aws:lambda:${region}:${accountId}:function:${it.name}`,
    Runtime: 'nodejs24.x',
    Handler: 'index.handler',
    CodeSha256: it.codeSha256,
    LastModified: new Date(it.modifiedMs).toISOString().replace('Z', '+0000'),
    State: 'Active',
    LastUpdateStatus: it.isUpdating ? 'InProgress' : 'Successful',
    ...(Object.keys(it.variables).length > 0 && { Environment: { Variables: { ...it.variables } } }),
  };
}

function inProgress({ name }: LocalFunction, region: string): AwsError {
  const arn = `arn:aws:lambda:${region}:${accountId}:function:${name}`;
  const message = `The operation cannot be performed at this time. An update is in progress for resource: ${arn}`;
  return new AwsError('ResourceConflictException', message, { Type: 'User' }, 409);
}

/** All variables together have at most 4 KB. Source: AWS Lambda, quotas. */
function withinLimit(variables: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  if (Buffer.byteLength(JSON.stringify(variables)) <= 4096) return variables;
  const message =
    'Lambda was unable to configure your environment variables because the environment variables you have provided exceeded the 4KB limit.';
  throw new AwsError('InvalidParameterValueException', message);
}

async function invoke(it: LocalFunction, payload: string) {
  if (it.running >= (it.reservedConcurrency ?? Number.POSITIVE_INFINITY)) {
    throw new AwsError(
      'TooManyRequestsException',
      'Rate Exceeded.',
      { Reason: 'ReservedFunctionConcurrentInvocationLimitExceeded' },
      429,
    );
  }
  it.running += 1;
  try {
    const result = await it.program(JSON.parse(Buffer.from(payload, 'base64').toString() || 'null'), it.variables);
    return { StatusCode: 200, ExecutedVersion: '$LATEST', Payload: toBase64(result ?? null) };
  } catch (error) {
    const { name: errorType, message: errorMessage } = error as Error;
    return { StatusCode: 200, FunctionError: 'Unhandled', Payload: toBase64({ errorType, errorMessage }) };
  } finally {
    it.running -= 1;
  }
}

function toBase64(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64');
}
