/** What of a workflow of `examples/` is another in each repository. */
export interface Repository {
  /** The configuration's path, from the root of the repository. */
  readonly config: string;
  /** The service's; the images are in repositories of ECR that are called by it. */
  readonly name: string;
}

/** A workflow of the examples as it fits a configuration elsewhere, and a service of another name. */
export function inWorkflow(text: string, { config, name }: Repository): string {
  // ECR takes small letters only.
  return text
    .replaceAll('access-log', name.toLowerCase())
    .replaceAll(/(config: |repository: )?legacy-log-ecs\.yml/g, (whole, before?: string) => {
      if (before === 'config: ') return `${before}${asValue(config)}`;
      return before !== undefined && isPlain(config) ? `${before}${config}` : whole;
    });
}

/** As YAML reads it back; a workflow would take `${{` for an expression. */
function asValue(path: string): string {
  if (isPlain(path)) return path;
  return JSON.stringify(path)
    .replace(/[\u007f-\u009f\u2028\u2029]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .replaceAll('${{', () => "${{ '${{' }}");
}

function isPlain(path: string): boolean {
  return /^[A-Za-z_][\w./-]*$/.test(path);
}
