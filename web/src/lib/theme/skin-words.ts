import * as m from '#lib/paraglide/messages.js';
import type { Skin } from './skins.ts';

const NAMES: Readonly<Record<Skin, () => string>> = {
  FOREST: m.skin_forest,
  HARBOUR: m.skin_harbour,
  LAGOON: m.skin_lagoon,
  LINEN: m.skin_linen,
  CLAY: m.skin_clay,
  ROSE: m.skin_rose,
  BERRY: m.skin_berry,
  OCHRE: m.skin_ochre,
  SLATE: m.skin_slate,
  INK: m.skin_ink,
  FREE: m.skin_free,
};

/** What a skin is called. */
export const skinName = (skin: Skin): string => NAMES[skin]();
