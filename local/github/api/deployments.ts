import { type Asked, checked, needs, Refused, type Repository } from './state.ts';

export function createDeployment(repository: Repository, asked: Asked) {
  needs(asked, 'deployments', 'write');
  const body = checked(asked, 'Deployment', {
    ref: 'string',
    environment: 'string?',
    description: 'string?',
    auto_merge: 'boolean?',
    required_contexts: 'array?',
  });
  // Without an empty list GitHub waits for every check of the commit, of which this run is one.
  if (!Array.isArray(body.required_contexts) || body.required_contexts.length > 0) {
    throw new Refused(409, 'Conflict: Commit status checks failed for the ref.');
  }
  const deployment = {
    id: repository.deployments.length + 1,
    ref: String(body.ref),
    environment: String(body.environment ?? 'production'),
    statuses: [],
  };
  repository.deployments.push(deployment);
  return { status: 201, body: { id: deployment.id, environment: deployment.environment } };
}

/** Source: "REST API endpoints for deployment statuses". */
const states = ['error', 'failure', 'inactive', 'in_progress', 'queued', 'pending', 'success'];

export function createStatus(repository: Repository, asked: Asked, id: number) {
  needs(asked, 'deployments', 'write');
  const deployment = repository.deployments.find((one) => one.id === id);
  if (deployment === undefined) throw new Refused(404, 'Not Found');
  const { state, environment, description, log_url } = checked(asked, 'DeploymentStatus', {
    state: 'string',
    environment: 'string?',
    description: 'string?',
    log_url: 'string?',
  });
  if (!states.includes(String(state))) throw invalid('state');
  if (String(description ?? '').length > 140) throw invalid('description');
  if (log_url !== undefined && !/^https?:\/\//.test(String(log_url))) throw invalid('log_url');
  deployment.statuses.push({
    state: String(state),
    environment: String(environment ?? deployment.environment),
    description: String(description ?? ''),
    log_url: String(log_url ?? ''),
  });
  return { status: 201, body: { id: deployment.statuses.length, state } };
}

function invalid(field: string): Refused {
  return new Refused(422, 'Validation Failed', [{ resource: 'DeploymentStatus', field, code: 'custom' }]);
}
