const REDACTED = '[redacted]';
const DEEPEST = 12;
const LONGEST = 10_000;

/** Keys whose value is never logged, compared without case and punctuation, as a part of the name. */
const SECRET_KEY =
  /passw|passphrase|wachtwoord|passord|losenord|secret|token|authorization|cookie|apikey|privatekey|credential|signature|pepper|otp$|totp|recoverycode|activationcode|verificationcode|onetimecode|sessionid|smtpurl|databaseurl/;
/** Whole inputs: what people typed, and what a failed statement was given. */
const INPUT_KEYS = new Set([
  'variables',
  'parameters',
  'params',
  'args',
  'input',
  'body',
  'formdata',
  'rawbody',
]);
/** `code` is a secret when people type it and a name when a program gives it: ENOENT, 23505, TAKEN. */
const PROGRAM_CODE = /^(?:[A-Z][A-Z_]*[A-Z0-9]|[0-9A-Z]{5})$/;

const SECRET_WORD =
  'password|passwd|passphrase|wachtwoord|secret|token|session|otp|code|api[_-]?key|authorization|cookie';
const SECRETS_IN_TEXT: readonly (readonly [RegExp, string])[] = [
  // What a statement was given, as PostgreSQL repeats it: a whole row, or a key.
  [/(Failing row contains )\(.*\)/gs, `$1(${REDACTED})`],
  [/(\bKey \([^)]{0,200}\)=)\([^)]*\)/g, `$1(${REDACTED})`],
  // What follows a bound ({0,200}) is bounded to keep hostile text from costing its length squared.
  // user:password@ in an address.
  [/(\b[a-z][a-z0-9+.-]{0,20}:\/\/)[^\s/@"']{1,300}@/gi, `$1${REDACTED}@`],
  // The parameters of a link, also where the link itself is a parameter.
  [
    /((?:[?&;#]|%3F|%26)(?:token|code|key|secret|session|sig|signature|password|t)(?:=|%3D))[^&\s"'<>#]+/gi,
    `$1${REDACTED}`,
  ],
  [/(\/(?:download|calendar)\/)[^\s"'<>?]+/gi, `$1${REDACTED}`],
  [/(\/(?:activate|reset|confirm|unsubscribe)\/)[^\s"'<>?/]+/gi, `$1${REDACTED}`],
  [/\b(Bearer|Session|Basic)\s+(?=\S{0,200}[\dA-Z=_-])[\w+/=.~-]{6,}/g, `$1 ${REDACTED}`],
  [/\b(kommis-\d{5}-\w+=)[^;\s"']+/g, `$1${REDACTED}`],
  // password=…, "token": "…", code: …, also escaped as JSON within text.
  [
    new RegExp(`((?:${SECRET_WORD})[\\\\"']*\\s*[:=]\\s*[\\\\"']*)(?!\\[redacted)[^\\s"'\\\\,;&})]+`, 'gi'),
    `$1${REDACTED}`,
  ],
  // password "…", token '…'.
  [new RegExp(`((?:${SECRET_WORD})\\s+)(["'“‘])[^"'”’]{1,200}(["'”’])`, 'gi'), `$1$2${REDACTED}$3`],
  // password hunter2, code 123456: a word with a digit in it, behind the word that says what it is.
  [new RegExp(`((?:${SECRET_WORD})\\s+)(?=[^\\s\\[]{0,200}\\d)[^\\s,;"'\\[\\])]{4,}`, 'gi'), `$1${REDACTED}`],
  // The first letter is enough to recognise an address that one knows.
  [
    /(?<![\w.%+-])([\p{L}\p{N}])[\p{L}\p{N}.!#$%&*+/=?^_{|}~-]{0,64}@([\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+)/gu,
    '$1…@$2',
  ],
];
/** 256 random bits are 43 characters of base64url; that is how our tokens look wherever they turn up. */
const LONG_WORD = /(?<![\w-])[\w-]{40,}(?![\w-])/g;
/** Most text of a log (ids, names of operations) holds none of what every pattern above needs: one look instead of all. */
const SUSPECT = new RegExp(`[@=/(]|%3d|bearer|basic|${SECRET_WORD}|[\\w-]{40}`, 'i');

/** Text without what must not be in a log: secrets of links, headers and messages, and names of mail addresses. */
export function redactText(text: string): string {
  let clean = text.length > LONGEST ? cut(text) : text;
  if (!SUSPECT.test(clean)) return clean;
  for (const [pattern, replacement] of SECRETS_IN_TEXT) clean = clean.replace(pattern, replacement);
  return clean.replace(LONG_WORD, (word) => (looksRandom(word) ? REDACTED : word));
}

/** Cut at a space, because half a secret would no longer look like one. */
function cut(text: string): string {
  const start = text.slice(0, LONGEST);
  return `${start.slice(0, Math.max(start.lastIndexOf(' '), start.lastIndexOf('\n'), 0))} …`;
}

/** A value fit for the log: secret keys emptied at every depth, text cleaned. Takes and gives plain JSON. */
export function redact(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return redactText(value);
  if (typeof value !== 'object' || value === null) return value;
  if (depth >= DEEPEST) return REDACTED;
  if (Array.isArray(value)) return value.map((each) => redact(each, depth + 1));
  const clean: [string, unknown][] = [];
  for (const [key, inner] of Object.entries(value)) {
    clean.push([redactText(key), isSecret(key, inner) ? REDACTED : redact(inner, depth + 1)]);
  }
  return Object.fromEntries(clean);
}

function isSecret(key: string, value: unknown): boolean {
  if (value === null || value === undefined || typeof value === 'boolean') return false;
  const name = key.toLowerCase().replace(/[^a-z]/g, '');
  if (name === 'code') return typeof value === 'string' ? !PROGRAM_CODE.test(value) : Number(value) > 999;
  return SECRET_KEY.test(name) || INPUT_KEYS.has(name);
}

/** Our own tokens are 43 characters, and one in some 1,800 has no digit; a word of just that length is taken for one. */
function looksRandom(word: string): boolean {
  return word.length === 43 || (/[a-z]/.test(word) && /[A-Z]/.test(word) && /\d/.test(word));
}
