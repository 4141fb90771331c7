import { colourOf, isSkin, type Skin } from '../../../schema/skins';

/** How a store looks, as its row has it. */
export interface KeptLook {
  skin: Skin;
  /** The one that counts. */
  colour: string;
  /** What was chosen before a ready skin was; null while that counts itself. */
  freeColour: string | null;
}

/** What is to be otherwise; what is left out stays. */
export interface WantedLook {
  skin?: Skin | null | undefined;
  colour?: string | null | undefined;
}

const COLOUR = /^#?([0-9a-f]{3}|[0-9a-f]{6})$/i;

/** A colour as it is kept, '#rrggbb', of what somebody typed or copied; null where it is none. */
export function readColour(text: string): string | null {
  const digits = COLOUR.exec(text.trim())?.[1]?.toLowerCase();
  if (digits === undefined) return null;
  return `#${digits.length === 6 ? digits : [...digits].map((digit) => digit + digit).join('')}`;
}

/** The colour that counts where the skin is FREE. */
export const freeColourOf = ({ colour, freeColour }: Pick<KeptLook, 'colour' | 'freeColour'>): string =>
  freeColour ?? colour;

/** How it looks then. A colour is kept beside a ready skin and counts again with FREE. */
export function lookAfter(was: KeptLook, wanted: WantedLook): KeptLook {
  const skin = wanted.skin ?? was.skin;
  const own = wanted.colour ?? freeColourOf(was);
  return { skin, colour: colourOf(skin, own), freeColour: skin === 'FREE' ? null : own };
}

/** Whoever says a colour and no skin wants to see it. */
export function lookOfBoth({ skin, colour }: { skin?: string; colour: string }): KeptLook {
  const plain: KeptLook = { skin: 'FREE', colour: colour.toLowerCase(), freeColour: null };
  return lookAfter(plain, skin !== undefined && isSkin(skin) ? { skin } : {});
}
