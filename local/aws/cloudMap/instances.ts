import type {
  DeregisterInstanceRequest,
  RegisterInstanceRequest,
  UpdateInstanceCustomHealthStatusRequest,
} from '@aws-sdk/client-servicediscovery';
import { AwsError } from '../wire/awsError.ts';
import type { Operations } from '../wire/service.ts';
import type { Validated } from '../wire/validated.ts';
import { checkAttributes } from './attributes.ts';
import type { Context } from './context.ts';
import { findInstance, findService } from './find.ts';
import { addInstance, removeInstance } from './registry.ts';
import type { Submitted } from './submit.ts';

const changeMs = 3000;
/** Cloud Map waits about this long before a custom health status becomes true (API reference of HealthCheckCustomConfig). */
const healthMs = 30_000;

export function instanceOperations(context: Context): Operations {
  return {
    RegisterInstance: (input: Validated<RegisterInstanceRequest>) => register(context, input),
    DeregisterInstance: (input: Validated<DeregisterInstanceRequest>) => deregister(context, input),
    UpdateInstanceCustomHealthStatus: (input: Validated<UpdateInstanceCustomHealthStatusRequest>) =>
      updateHealth(context, input),
  };
}

function register({ state, submit }: Context, input: Validated<RegisterInstanceRequest>): Submitted {
  const service = findService(state, input.ServiceId);
  checkAttributes(service, input.Attributes);
  const apply = (): void => addInstance(service, input.InstanceId, input.Attributes, input.CreatorRequestId);
  return submit({ type: 'REGISTER_INSTANCE', ...instanceOf(input, service.id), takesMs: changeMs, apply });
}

function deregister({ state, submit }: Context, input: Validated<DeregisterInstanceRequest>): Submitted {
  const service = findService(state, input.ServiceId);
  findInstance(service, input.InstanceId);
  const apply = (): void => removeInstance(service, input.InstanceId);
  return submit({ type: 'DEREGISTER_INSTANCE', ...instanceOf(input, service.id), takesMs: changeMs, apply });
}

function updateHealth({ state, time }: Context, input: Validated<UpdateInstanceCustomHealthStatusRequest>): object {
  const service = findService(state, input.ServiceId);
  const instance = findInstance(service, input.InstanceId);
  if (!service.customHealth) {
    throw new AwsError('CustomHealthNotFound', `The service "${service.name}" has no custom health check.`);
  }
  time.sleep(healthMs).then(
    () => {
      instance.health = input.Status;
    },
    () => undefined, // the cloud was closed: nobody is there to see the status
  );
  return {};
}

function instanceOf({ InstanceId }: { readonly InstanceId: string }, serviceId: string) {
  return { targets: { INSTANCE: InstanceId, SERVICE: serviceId }, subject: `${serviceId} ${InstanceId}` };
}
