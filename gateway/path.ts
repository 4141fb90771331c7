/** What a request asks for, as everything further in reads it. */
export interface Target {
  /** In its one spelling. */
  path: string;
  /** From the question mark on; '' = none. */
  search: string;
}

/**
 * What stands in a path of ours: letters, digits and the punctuation that no reader gives a meaning of its own. So
 * no backslash, no `;` (some take it for parameters), no control character, and no `%` once it was decoded.
 */
const CHARACTERS = /^[\p{L}\p{M}\p{N} /._~!$&'()*+,=:@[\]|-]*$/u;

/**
 * The one reading of a request's target; null where there could be another. The gateway compares text, web's
 * router goes by `new URL` and decodes: `/x/../mailbox` and `/%6dailbox` were the mailbox to the one and nothing to
 * the other. So a path that the URL parser or decoding would change is no path here, however harmless it looks.
 *
 * One change is let through, because every browser makes it: a space and letters beyond ASCII, typed or pasted,
 * come as escapes (`%20`, `%C3%A9`). They mean the same to every reader. An escape of anything else is nothing a
 * browser writes by itself and no address of ours needs. The query is no path: what stands in it leads nowhere.
 */
export function readTarget(target: string): Target | null {
  const at = target.indexOf('?');
  const path = at < 0 ? target : target.slice(0, at);
  const search = at < 0 ? '' : target.slice(at);
  const text = decoded(path);
  // A fragment never leaves a browser, and would end the path or the query for the URL parser alone.
  if (text === null || !path.startsWith('/') || target.includes('#')) return null;
  // Fullwidth and other look-alikes are their plain letters to who folds them.
  if (!CHARACTERS.test(text) || text.includes('//') || text.normalize('NFKC') !== text.normalize('NFC'))
    return null;
  const spelled = text.replace(/[^\x21-\x7e]+/gu, encodeURIComponent);
  const isSpelled = path.replace(/%../g, (escape) => escape.toUpperCase()) === spelled;
  // Dot segments are what is left for the parser to change.
  return isSpelled && new URL(`http://host${spelled}`).pathname === spelled
    ? { path: spelled, search }
    : null;
}

function decoded(path: string): string | null {
  try {
    return decodeURIComponent(path);
  } catch {
    return null;
  }
}
