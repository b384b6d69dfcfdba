/** Whether a variable probably holds a secret, by its name or by its value: such a value is written nowhere. */
export function isSecretLike(name: string, value: string): boolean {
  if (value === '' || /^(true|false|yes|no|on|off|\d{1,6})$/i.test(value)) return false;
  return secretNames.test(name) || holdsSecret(value) || /(^|\s)-p[^\s-]\S{3,}(\s|$)/.test(value);
}

/** Whether a text holds a secret, as far as that can be seen. What a variable brings (`-p$PASSWORD`) is none of the text. */
export function holdsSecret(text: string): boolean {
  return [...secretTexts, ...secretCommands].some((form) => form.test(text)) || setsSecret(text);
}

const secretNames =
  /pass(w(or)?d|phrase|code)?($|_)|passw|pwd|secret|token|credential|(^|_)creds?($|_)|private|api_?key|access_?key|(^|_)(key|auth|dsn|salt|pin|pw|jwt|cookie|webhook)($|_)/i;

const secretTexts = [
  /:\/\/[^/\s:@]*:(?!\$)[^/\s@]+@/,
  /-----BEGIN [A-Z ]+-----/,
  /\b(AKIA|ASIA)[A-Z0-9]{16}\b/,
  /\bgh[pousr]_[A-Za-z0-9]{30,}/,
  /\bxox[abprs]-[A-Za-z0-9-]{10,}/,
  /\beyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{5,}/,
  /\bhooks\.slack\.com\/(services|workflows|triggers)\/\w/,
  /(pass(word|wd)?|pwd|secret|token|api[_-]?key|authorization)["']?\s*[=:]\s*["']?[^\s$"'`]/i,
  // As keys and hashes are: long, of digits and letters of both kinds, without a word's marks; and no path.
  /(^|[^A-Za-z0-9+/=_-])(?!\/)(?=[A-Za-z0-9+/=_-]*\d)(?=[A-Za-z0-9+/=_-]*[a-z])(?=[A-Za-z0-9+/=_-]*[A-Z])[A-Za-z0-9+/=_-]{32,}/,
  /(^|[^0-9a-f])[0-9a-f]{32,}($|[^0-9a-f])/i,
];

/** Options that take a secret: some whatever the program, others only of programs for which they mean that. */
const secretCommands = [
  /(^|\s)--?([a-z]+[-_])*(pass(word|wd|phrase)?|pwd|token|secret|api[-_]?key|access[-_]?key|secret[-_]?key)[= ]\s*["']?[^\s$"'`-]/i,
  /\b(mysql\w*|mariadb[\w-]*|mycli|xtrabackup|innobackupex)\s([^|;&]*\s)?-p["']?[^\s$"'`]/,
  /\bsshpass\s([^|;&]*\s)?-p\s*["']?[^\s$"'`]/,
  /\bredis-cli\s([^|;&]*\s)?-a\s*["']?[^\s$"'`]/,
  /\bldap\w+\s([^|;&]*\s)?-w\s*["']?[^\s$"'`]/,
  /\b(curl|wget|https?)\s([^|;&]*\s)?(-[uU]|--(proxy-)?user)[= ]?\s*["']?[^\s:$"'`]+:["']?[^\s$"'`]/,
];

/** `PGPASSWORD=… psql`: a variable that is set in front of a command. */
function setsSecret(text: string): boolean {
  return [...text.matchAll(/(?:^|[\s;&|("'])([A-Za-z_]\w*)=(?:"([^"]*)"|'([^']*)'|([^\s;&|]*))/g)].some(
    ([, name = '', double, single, bare]) => {
      const value = double ?? single ?? bare ?? '';
      const isPlain = value !== '' && !/^[$`]|^(true|false|yes|no|on|off|\d{1,6})$/i.test(value);
      return isPlain && secretNames.test(name);
    },
  );
}
