import { readFileSync } from 'node:fs';
import { join } from 'node:path';

let common: ReadonlySet<string> | undefined;

/**
 * 17,950 passwords of eight signs or more that everyone tries, in small letters; read once, when the first
 * password is checked. From zxcvbn's list (@zxcvbn-ts/language-common 3.0.4, MIT, © Dan Wheeler and Dropbox).
 */
export function commonPasswords(): ReadonlySet<string> {
  common ??= new Set(readFileSync(join(__dirname, 'common-passwords.txt'), 'utf8').trimEnd().split('\n'));
  return common;
}
