/**
 * How a store's pages can look: a closed list, each with the sentence the graph has for it. A store keeps the name and
 * nothing else of it; what stands behind a name are the pages' own tokens (web/src/lib/theme/skins.ts) [K8].
 */
export const skins = {
  FREE: 'A colour of the store’s own, and otherwise as plain as pages are.',
  FOREST: 'Deep green on warm paper.',
  HARBOUR: 'Blue, with a filled head of the page.',
  LAGOON: 'Blue-green, with round corners and a filled head.',
  LINEN: 'Brown on sand, with small corners.',
  CLAY: 'Terracotta on warm paper, with round corners.',
  ROSE: 'Rose, with round corners.',
  BERRY: 'Dark berry, with a filled head.',
  OCHRE: 'Ochre on cream.',
  SLATE: 'Grey-blue, with square corners and heavy headings.',
  INK: 'Black on white, with square corners and a filled head.',
} as const;

/** The name of one. */
export type Skin = keyof typeof skins;

/** Their colours, '#rrggbb'. FREE has the store's. */
export const skinColours: Readonly<Record<Exclude<Skin, 'FREE'>, string>> = {
  FOREST: '#2c6842',
  HARBOUR: '#1c5d94',
  LAGOON: '#0e7377',
  LINEN: '#86592d',
  CLAY: '#b4512f',
  ROSE: '#bf3d6b',
  BERRY: '#7a2452',
  OCHRE: '#a8760c',
  SLATE: '#3f566b',
  INK: '#17181b',
};

/** Whether there is such a skin. */
export function isSkin(name: string): name is Skin {
  return Object.hasOwn(skins, name);
}

/** The colour of a store's pages, mails and papers: its skin's, or its own. */
export function colourOf(skin: Skin, own: string): string {
  return skin === 'FREE' ? own : skinColours[skin];
}
