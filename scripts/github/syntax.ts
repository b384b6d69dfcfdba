import { registerHooks } from 'node:module';

const json = { type: 'json' } as const;

// GitHub's package imports its own JSON without saying that it is JSON, which Node asks for.
registerHooks({
  load: (url, context, next) =>
    next(url, /\/@actions\/workflow-parser\/.*\.json$/.test(url) ? { ...context, importAttributes: json } : context),
});
const { convertWorkflowTemplate, NoOperationTraceWriter, parseWorkflow } = await import('@actions/workflow-parser');
const { parseAction } = await import('@actions/workflow-parser/actions/action-parser');

/** What GitHub's own parser says of a workflow: keys, values, expressions, cron, jobs that need each other; with line and column. */
export async function workflowSyntax(name: string, content: string): Promise<readonly string[]> {
  const { context, value } = parseWorkflow({ name, content }, new NoOperationTraceWriter());
  if (value !== undefined) await convertWorkflowTemplate(context, value);
  return context.errors.getErrors().map(({ message }) => message);
}

/** The same of action.yml. */
export function actionSyntax(name: string, content: string): readonly string[] {
  const { context } = parseAction({ name, content }, new NoOperationTraceWriter());
  return context.errors.getErrors().map(({ message }) => message);
}
