/** How old the newest of something is, or why that is not known. */
export type Newest =
  | { readonly kind: 'known'; readonly atMs: number; readonly what: string }
  | { readonly kind: 'unknown'; readonly because: string };

export const fileUnknown: Newest = {
  kind: 'unknown',
  because: 'only the task sees its files: exec --container fluentd -- ls -lt FOLDER',
};
