import type { Skin } from './skins.ts';

/**
 * Which edition of the skins this is. Browsers keep a sheet of style for good, so an address that comes to mean something
 * else gets another number: `address.spec.ts` says when.
 */
export const EDITION = '1';

/** How a store looks, as far as a sheet of style depends on it. */
export interface Look {
  skin: Skin;
  /** '#rrggbb'; of a ready skin it says nothing. */
  colour: string;
}

/** Where the sheet of a look is: another look has another address, so a change is seen at once [K10]. */
export function themeAddress(storeId: string, { skin, colour }: Look, part?: 'preview'): string {
  const own = skin === 'FREE' ? `c=${colour.replace('#', '')}` : `s=${skin}`;
  return `/${storeId}/theme.css?v=${EDITION}&${own}${part ? `&part=${part}` : ''}`;
}
