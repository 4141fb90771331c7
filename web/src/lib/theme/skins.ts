import { isSkin, skinColours, skins, type Skin } from '../../../../schema/skins.ts';

export { isSkin, type Skin };

/** What of a skin is not its colour. Every part is one of a few, so that nothing anybody sends reaches a stylesheet. */
export interface Look {
  /** The tint of what lies behind everything; null takes a trace of the colour's own hue. */
  ground: { h: number; c: number } | null;
  corners: 'SQUARE' | 'SOFT' | 'ROUND';
  weight: 'PLAIN' | 'HEAVY';
  /** The head of a page: as its surface, or filled with the colour. */
  head: 'PLAIN' | 'FILLED';
}

/** As pages are where a store has a colour and nothing else. */
export const PLAIN: Look = { ground: null, corners: 'SOFT', weight: 'PLAIN', head: 'PLAIN' };

const PAPER = { h: 90, c: 0.008 };
const SAND = { h: 78, c: 0.014 };
const CREAM = { h: 98, c: 0.014 };
const COOL = { h: 235, c: 0.007 };
const BLUSH = { h: 5, c: 0.008 };
const NEUTRAL = { h: 0, c: 0 };

const LOOKS: Readonly<Record<Skin, Look>> = {
  FREE: PLAIN,
  FOREST: { ...PLAIN, ground: PAPER },
  HARBOUR: { ...PLAIN, ground: COOL, head: 'FILLED' },
  LAGOON: { ...PLAIN, ground: COOL, corners: 'ROUND', head: 'FILLED' },
  LINEN: { ...PLAIN, ground: SAND, corners: 'SQUARE' },
  CLAY: { ...PLAIN, ground: PAPER, corners: 'ROUND' },
  ROSE: { ...PLAIN, ground: BLUSH, corners: 'ROUND' },
  BERRY: { ...PLAIN, ground: BLUSH, head: 'FILLED' },
  OCHRE: { ...PLAIN, ground: CREAM },
  SLATE: { ...PLAIN, ground: COOL, corners: 'SQUARE', weight: 'HEAVY' },
  INK: { ground: NEUTRAL, corners: 'SQUARE', weight: 'HEAVY', head: 'FILLED' },
};

/** All of them, in the order in which they are offered: the ready ones, then the store's own colour. */
export const SKINS: readonly Skin[] = [
  ...(Object.keys(skins) as Skin[]).filter((skin) => skin !== 'FREE'),
  'FREE',
];

export const lookOf = (skin: Skin): Look => LOOKS[skin];

/** A skin's own colour as a palette takes it, without its #; FREE has none. */
export const ownColourOf = (skin: Skin): string | null =>
  skin === 'FREE' ? null : skinColours[skin].slice(1);

/** Corners and weights, as the stylesheet has them: of ours, whatever a store wrote. */
export const CORNERS: Readonly<Record<Look['corners'], Readonly<Record<string, string>>>> = {
  SQUARE: { r1: '1px', r2: '2px', r3: '3px' },
  SOFT: { r1: '4px', r2: '8px', r3: '12px' },
  ROUND: { r1: '6px', r2: '14px', r3: '20px' },
};
export const WEIGHTS: Readonly<Record<Look['weight'], Readonly<Record<string, string>>>> = {
  PLAIN: { 'w-label': '500', 'w-strong': '600' },
  HEAVY: { 'w-label': '600', 'w-strong': '700' },
};
