/** `arn:aws:iam::123456789012:role/some/path/name` → `name`. */
export function roleName(arn: string): string {
  return arn.slice(arn.lastIndexOf('/') + 1);
}
