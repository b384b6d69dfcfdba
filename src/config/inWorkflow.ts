/** What of a workflow of `examples/` is another in each repository. */
export interface Repository {
  /** The configuration's path, from the root of the repository. */
  readonly config: string;
  /** The service's; the images are in repositories of ECR that are called by it. */
  readonly name: string;
  /** The folder of the rendering, whose images the workflow builds, from the root of the repository; empty where it is the root. */
  readonly folder: string;
}

/** The folder of the rendering as the examples have it. */
export const exampleFolder = 'log-service';

/** A workflow of the examples as it fits a configuration and a rendering elsewhere, and a service of another name. */
export function inWorkflow(text: string, { config, name, folder }: Repository): string {
  const below = (path: string) => (folder === '' ? path : `${folder}/${path}`);
  // All in one pass, so that nothing is looked for in what was put in.
  return text.replaceAll(places, (whole, before?: string, context?: string, other?: string) => {
    // ECR takes small letters only.
    if (whole === 'access-log') return name.toLowerCase();
    if (context !== undefined) return asWord(below(context));
    if (other !== undefined) return below(other) === '' ? './' : asValue(below(other));
    if (before === 'config: ') return `${before}${asValue(config)}`;
    return before !== undefined && isPlain(config) ? `${before}${config}` : whole;
  });
}

/** A name; the configuration; a folder that an image is built of, at the end of its command; another path of the rendering, in a comment. */
const places =
  /access-log|(config: |repository: )?legacy-log-ecs\.yml|(?<= )log-service\/(fluentd|batch)$|(?<= )log-service\/([\w/]*)/gm;

/** As YAML reads it back; a workflow would take `${{` for an expression. */
function asValue(path: string): string {
  if (isPlain(path)) return path;
  return JSON.stringify(path)
    .replace(/[\u007f-\u009f\u2028\u2029]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .replaceAll('${{', () => "${{ '${{' }}");
}

/** One word of Bash on one line of a workflow, which is no option, no expression and no address to Docker. */
function asWord(path: string): string {
  if (isPlain(path) && !path.startsWith('github.com/')) return path;
  const escaped = `./${path}`.replace(/[\\'\p{Cc}\p{Cf}\p{Zl}\p{Zp}]|\$(?=\{)/gu, asBytes);
  return `$'${escaped}'`;
}

/** As Bash reads bytes whatever its locale is. */
function asBytes(sign: string): string {
  return [...new TextEncoder().encode(sign)].map((byte) => `\\x${byte.toString(16).padStart(2, '0')}`).join('');
}

function isPlain(path: string): boolean {
  return /^[A-Za-z_][\w./-]*$/.test(path);
}
