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
