import MarkdownIt from 'markdown-it';
import type { Block, Inline } from '#lib/text/blocks.ts';

/**
 * Of Markdown only this is read; everything else, HTML and pictures too, is text. What comes out is a tree of a few kinds, of
 * which the page makes elements: no text of a store ever becomes markup.
 */
const parser = new MarkdownIt('zero', { html: false, linkify: true }).enable([
  ...['heading', 'list', 'emphasis', 'link', 'linkify', 'newline', 'escape'],
]);
parser.linkify.set({ fuzzyLink: true, fuzzyEmail: true, fuzzyIP: false });
/** Where a link may lead is judged below, with the store it stands in: nothing is refused or changed before. */
parser.validateLink = () => true;

type Token = ReturnType<typeof parser.parse>[number];

/** A host by its name, such as anybody can have: no address of a machine, and nothing near this one. */
const HOST = /^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]$/;
const NEAR = /\.(?:local|localhost|internal|intranet|lan|home|corp|arpa|onion|test|invalid)$/;

/** Where a link leads, if it may: to the open web by https, to a mailbox, a telephone, or a page of this store; else null. */
export function goodLink(href: string, storeId: string): { href: string; isOutside: boolean } | null {
  const own = new RegExp(`^/${storeId}(?:/[a-z0-9-]+)*$`);
  if (own.test(href)) return { href, isOutside: false };
  const url = URL.canParse(href) ? new URL(href) : null;
  if (url === null) return null;
  if (url.protocol === 'mailto:')
    return /^mailto:[^\s@?&]+@[^\s@?&]+$/i.test(href) ? { href, isOutside: false } : null;
  if (url.protocol === 'tel:') return /^tel:\+?[\d-]{3,20}$/.test(href) ? { href, isOutside: false } : null;
  // With a name before the host it looks as if it led elsewhere.
  const isPlain = url.username === '' && url.password === '' && url.port === '';
  if (url.protocol !== 'https:' || !isPlain || !HOST.test(url.hostname) || NEAR.test(url.hostname))
    return null;
  return { href: url.href, isOutside: true };
}

/** Where a link says that it leads. An address that was typed without how it is reached is reached by https. */
function hrefOf(token: Token, words: readonly Token[]): string {
  const href = String(token.attrGet('href') ?? '');
  if (/^www\./i.test(href)) return `https://${href}`;
  const isGuessed = token.markup === 'linkify' && !/^http:/i.test(words[0]?.content ?? '');
  return isGuessed ? href.replace(/^http:/, 'https:') : href;
}

/** What stands between a token that opens and the one that closes it, and where that is. */
function inside(tokens: readonly Token[], at: number): { parts: Token[]; end: number } {
  let depth = 0;
  for (let end = at; end < tokens.length; end += 1) {
    depth += tokens[end]?.nesting ?? 0;
    if (depth === 0) return { parts: tokens.slice(at + 1, end), end };
  }
  return { parts: tokens.slice(at + 1), end: tokens.length };
}

function inlinesOf(tokens: readonly Token[], storeId: string): Inline[] {
  const found: Inline[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at] as Token;
    if (token.nesting !== 1) {
      if (token.type === 'hardbreak') found.push({ kind: 'break' });
      else if (token.type === 'softbreak') found.push({ kind: 'text', text: ' ' });
      else found.push({ kind: 'text', text: token.content });
      continue;
    }
    const { parts, end } = inside(tokens, at);
    const inner = inlinesOf(parts, storeId);
    const link = token.type === 'link_open' ? goodLink(hrefOf(token, parts), storeId) : null;
    if (link !== null) found.push({ kind: 'link', ...link, inside: inner });
    else if (token.type === 'strong_open') found.push({ kind: 'strong', inside: inner });
    else if (token.type === 'em_open') found.push({ kind: 'em', inside: inner });
    else found.push(...inner);
    at = end;
  }
  return found;
}

function blocksIn(tokens: readonly Token[], storeId: string): Block[] {
  const found: Block[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at] as Token;
    if (token.nesting !== 1) {
      // Where the parser gives up on what is nested too deep, its text is left.
      if (token.type === 'inline')
        found.push({ kind: 'paragraph', inside: inlinesOf(token.children ?? [], storeId) });
      continue;
    }
    const { parts, end } = inside(tokens, at);
    const inner = () =>
      inlinesOf(
        parts.flatMap(({ children }) => children ?? []),
        storeId,
      );
    if (token.type === 'heading_open')
      found.push({ kind: 'heading', level: levelOf(token.tag), inside: inner() });
    else if (token.type === 'paragraph_open') found.push({ kind: 'paragraph', inside: inner() });
    else if (token.type === 'list_item_open') found.push({ kind: 'item', inside: blocksIn(parts, storeId) });
    else
      found.push({
        kind: 'list',
        isOrdered: token.type === 'ordered_list_open',
        items: blocksIn(parts, storeId),
      });
    at = end;
  }
  return found;
}

/** The page has its own first heading. */
const levelOf = (tag: string): 2 | 3 | 4 => Math.min(4, Math.max(2, Number(tag.slice(1)))) as 2 | 3 | 4;

/** Which links of a text lead nowhere, and so are only words on its page, as they were typed and each once. */
export function deadLinks(text: string, storeId: string): string[] {
  const lines = parser.parse(text, {}).flatMap(({ children }) => children ?? []);
  const dead = lines.filter(
    (token, at) =>
      token.type === 'link_open' && goodLink(hrefOf(token, lines.slice(at + 1)), storeId) === null,
  );
  return [...new Set(dead.map((token) => String(token.attrGet('href') ?? '')))];
}

/** A text of a store as its page shows it. */
export function blocksOf(text: string, storeId: string): Block[] {
  return blocksIn(parser.parse(text, {}), storeId);
}
