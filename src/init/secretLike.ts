/** Whether a variable probably holds a secret, by its name or by its value: such a value is written nowhere. */
export function isSecretLike(name: string, value: string): boolean {
  if (value === '' || /^(true|false|yes|no|on|off|\d{1,6})$/i.test(value)) return false;
  return secretNames.test(name) || holdsSecret(value);
}

/** Whether a text holds a secret, as far as that can be seen. */
export function holdsSecret(text: string): boolean {
  return secretTexts.some((form) => form.test(text));
}

const secretNames =
  /pass(w(or)?d|phrase|code)?($|_)|passw|pwd|secret|token|credential|private|api_?key|access_?key|(^|_)(key|auth|dsn|salt|pin|jwt|cookie)($|_)/i;

const secretTexts = [
  /:\/\/[^/\s:@]*:[^/\s@]+@/,
  /-----BEGIN [A-Z ]+-----/,
  /\b(AKIA|ASIA)[A-Z0-9]{16}\b/,
  /\bgh[pousr]_[A-Za-z0-9]{30,}/,
  /\bxox[abprs]-[A-Za-z0-9-]{10,}/,
  /\beyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{5,}/,
  /(pass(word|wd)?|pwd|secret|token|api_?key)\s*[=:]\s*[^\s$"'][^\s"']*/i,
  /(^|\s)(--?(password|passwd|token|secret)[= ]\S|-p[^\s-]\S{3,}(\s|$))/i,
  // As keys and hashes are: long, of digits and letters of both kinds, without a word's marks.
  /(^|[^A-Za-z0-9+/=_-])(?=[A-Za-z0-9+/=_-]*\d)(?=[A-Za-z0-9+/=_-]*[a-z])(?=[A-Za-z0-9+/=_-]*[A-Z])[A-Za-z0-9+/=_-]{32,}/,
  /(^|[^0-9a-f])[0-9a-f]{32,}($|[^0-9a-f])/i,
];
