import { domainToASCII, domainToUnicode } from 'node:url';
import { plainLine } from '../text/text';

/** An address in its one spelling, or why it is none. */
export type EmailRead =
  { readonly email: string } | { readonly code: 'NOT_AN_EMAIL' | 'TOO_LONG'; readonly message: string };

/** RFC 5321: so many octets in all, as it travels, and so many before the @. */
export const LONGEST_EMAIL = 254;
const LONGEST_LOCAL_PART = 64;
const LONGEST_DOMAIN = 253;

/** Words between single dots, of letters of any script, digits and the signs that need no quotes. */
const LOCAL_PART = /^[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+(?:\.[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+)*$/u;
/** What a domain may be typed with; anything else would mean something to a parser of addresses of the web. */
const TYPED_DOMAIN = /^[\p{L}\p{M}\p{N}.\u3002\uff0e\uff61-]+$/u;
const LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

/**
 * The one rule of what an e-mail address is: who can be written down with one can log in with it. Capitals do not
 * count. An international domain is in Unicode here, as people read and look for it, however it was typed; the mail
 * server is told its ASCII spelling. Refused: quotes, comments, lists, a host without a dot, an address by number.
 */
export function readEmail(typed: string): EmailRead {
  const text = plainLine(typed).toLowerCase().normalize('NFC');
  const at = text.lastIndexOf('@');
  const [local, domain] = [text.slice(0, Math.max(at, 0)), text.slice(at + 1)];
  if (at < 1 || domain === '') return refused('An address has a part before and a part after one @');
  if (!LOCAL_PART.test(local)) return refused('The part before the @ has a sign that cannot stand there');
  const host = TYPED_DOMAIN.test(domain) ? domainToASCII(domain) : '';
  if (!isHost(host)) return refused('The part after the @ is no domain');
  const octets = Buffer.byteLength(local) + 1 + host.length;
  if (octets > LONGEST_EMAIL)
    return { code: 'TOO_LONG', message: `${octets} octets; at most ${LONGEST_EMAIL} fit` };
  if (Buffer.byteLength(local) > LONGEST_LOCAL_PART)
    return refused(`The part before the @ has more than ${LONGEST_LOCAL_PART} octets`);
  return { email: `${local}@${domainToUnicode(host)}` };
}

/** Whether it is an address. */
export function isEmail(typed: string): boolean {
  return 'email' in readEmail(typed);
}

/** The address in its one spelling; of what is none, the text without what hides in it: it equals no address. */
export function emailOf(typed: string | null | undefined): string {
  const read = readEmail(typed ?? '');
  return 'email' in read ? read.email : plainLine(typed).toLowerCase();
}

/** The spellings in which an address may have been written down before there was one: itself, and in ASCII. */
export function spellingsOf(email: string): string[] {
  if (!isEmail(email)) return [email];
  const at = email.lastIndexOf('@') + 1;
  const ascii = email.slice(0, at) + domainToASCII(email.slice(at));
  return ascii === email ? [email] : [email, ascii];
}

/** A word of a search: a domain in ASCII is looked for as it is written down. */
export function asSearched(word: string): string {
  return word.replace(/[^@\s]*xn--[^@\s]*/i, (domain) => domainToUnicode(domain.toLowerCase()) || domain);
}

/** The same word as it stands in an address that was written down in ASCII; itself where that is no other. */
export function asOnceWritten(word: string): string {
  const at = word.lastIndexOf('@') + 1;
  const domain = word.slice(at);
  // A word without either sign is a name far more often than a domain.
  const host = /[@.]/.test(word) && TYPED_DOMAIN.test(domain) ? domainToASCII(domain) : '';
  return host === '' ? word : word.slice(0, at) + host;
}

/** At least two labels that can be looked up, the last one no number. */
function isHost(host: string): boolean {
  const labels = host.split('.');
  const last = labels.at(-1) ?? '';
  return (
    host.length <= LONGEST_DOMAIN &&
    labels.length > 1 &&
    labels.every((label) => LABEL.test(label)) &&
    last.length > 1 &&
    !/^\d+$/.test(last) &&
    isReadable(host)
  );
}

/** An international label decodes, and to itself: what would not be shown as what it is, is no domain. */
function isReadable(host: string): boolean {
  const shown = domainToUnicode(host);
  return !/(?:^|\.)xn--/.test(shown) && domainToASCII(shown) === host;
}

const refused = (message: string): EmailRead => ({ code: 'NOT_AN_EMAIL', message });
