/** What stands in a line. */
export type Inline =
  | { kind: 'text'; text: string }
  | { kind: 'break' }
  | { kind: 'strong'; inside: Inline[] }
  | { kind: 'em'; inside: Inline[] }
  | { kind: 'link'; href: string; isOutside: boolean; inside: Inline[] };

/** What a text is made of, and nothing else: see lib/server/markdown.ts. */
export type Block =
  | { kind: 'heading'; level: 2 | 3 | 4; inside: Inline[] }
  | { kind: 'paragraph'; inside: Inline[] }
  | { kind: 'item'; inside: Block[] }
  | { kind: 'list'; isOrdered: boolean; items: Block[] };

/** The words of a line, without what it makes of them. */
const wordsOf = (parts: readonly Inline[]): string =>
  parts
    .map((part) => {
      if (part.kind === 'text') return part.text;
      return part.kind === 'break' ? ' ' : wordsOf(part.inside);
    })
    .join('');

/** A page's title and what stands below it: a text that begins with a heading has its own, and it stands once. */
export function titled(
  blocks: readonly Block[],
  usual: string,
): { title: string; isOwn: boolean; blocks: readonly Block[] } {
  const [first, ...rest] = blocks;
  const own = first?.kind === 'heading' && first.level === 2 ? wordsOf(first.inside).trim() : '';
  return own === '' ? { title: usual, isOwn: false, blocks } : { title: own, isOwn: true, blocks: rest };
}
