import {
  type FunctionConfiguration,
  GetFunctionConfigurationCommand,
  ResourceNotFoundException,
} from '@aws-sdk/client-lambda';
import { read } from '../../aws/call.io.ts';
import type { AwsWorld } from '../../aws/world.ts';
import { NotPossible } from '../../errors.ts';
import type { ObservedFunction } from './verifierFunction.ts';

type World = Pick<AwsWorld, 'lambda'>;

/** @throws ReadFailed; NotPossible for a function that there is not: the template makes them. */
export async function readFunction(world: World, name: string): Promise<ObservedFunction> {
  const { CodeSha256 = '', Environment } = await configurationOf(world, name);
  return { name, codeSha256: CodeSha256, variables: Environment?.Variables ?? {} };
}

/** A function's configuration, in which its state stands as well. */
export async function configurationOf({ lambda }: World, FunctionName: string): Promise<FunctionConfiguration> {
  const client = await lambda();
  return await read('lambda:GetFunctionConfiguration', `the function "${FunctionName}"`, async () => {
    try {
      return await client.send(new GetFunctionConfigurationCommand({ FunctionName }));
    } catch (error) {
      if (!(error instanceof ResourceNotFoundException)) throw error;
      return undefined;
    }
  }).then((found) => found ?? missing(FunctionName));
}

function missing(name: string): never {
  throw new NotPossible(`there is no function "${name}"`, {
    hint: 'make it by lambda/template.yaml, and name it in verifier-function as its output Function says',
  });
}
