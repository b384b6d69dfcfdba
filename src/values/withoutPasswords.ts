/** The same without the password of a URL: the log of a container that does not reach its database may hold it, and so may a refusal. */
export function withoutPasswords(text: string): string {
  return text.replace(/(:\/\/[^\s/:@]{0,200}):[^\s/]{1,500}@/g, '$1:***@');
}
