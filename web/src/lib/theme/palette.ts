import { type Oklch, clampChroma, formatHex, oklch, wcagContrast } from 'culori';

/** A store's colour as it is kept: six hex digits, with or without `#`. */
const COLOUR = /^#?([0-9a-f]{6})$/i;

/** What a page needs to be coloured: token name (without the dashes) → hex. */
export type Tokens = Record<string, string>;
export interface Palette {
  light: Tokens;
  dark: Tokens;
}

/** The colour in its one written form, or null: nothing else ever reaches a stylesheet. */
export function parseColour(text: string | null | undefined): string | null {
  const digits = COLOUR.exec(text ?? '')?.[1];
  return digits ? digits.toLowerCase() : null;
}

interface Hue {
  h: number;
  /** Chroma, limited so that nearly every hue stays inside sRGB. */
  c: number;
}

function hueOf(colour: string): Hue {
  const { c, h } = oklch(`#${colour}`) ?? { c: 0, h: 0 };
  // Greys have a hue that means nothing: kept, it would give a pinkish focus ring.
  return c < 0.02 ? { h: 0, c: 0 } : { h: h ?? 0, c: Math.min(c, 0.14) };
}

function tone(l: number, c: number, h: number): Oklch {
  return clampChroma({ mode: 'oklch', l, c, h }, 'oklch');
}

/** Moves lightness away from the ground until the pair meets its target; contrast is corrected, never refused. */
function readable(colour: Oklch, grounds: Oklch[], target: number): Oklch {
  const darker = grounds.every((ground) => ground.l > 0.5);
  let moved = colour;
  for (let l = Math.min(1, Math.max(0, colour.l)); l >= 0 && l <= 1; l += darker ? -0.01 : 0.01) {
    moved = tone(l, colour.c, colour.h ?? 0);
    if (grounds.every((ground) => wcagContrast(moved, ground) >= target)) break;
  }
  return moved;
}

function scheme(dark: boolean, { h, c }: Hue, own: Oklch): Tokens {
  const pick = (light: Oklch, night: Oklch): Oklch => (dark ? night : light);
  const trace = c === 0 ? 0 : 1;
  const page = pick(tone(0.978, 0.0035 * trace, h), tone(0.17, 0.006 * trace, h));
  const surface = pick(tone(1, 0, h), tone(0.212, 0.007 * trace, h));
  const sunken = pick(tone(0.958, 0.006 * trace, h), tone(0.255, 0.008 * trace, h));
  const float = pick(tone(1, 0, h), tone(0.255, 0.008 * trace, h));
  const line = pick(tone(0.905, 0.006 * trace, h), tone(0.32, 0.009 * trace, h));
  const soft = pick(
    c === 0 ? tone(0.93, 0, h) : tone(0.955, c * 0.17, h),
    c === 0 ? tone(0.33, 0, h) : tone(0.285, c * 0.34, h),
  );
  const grounds = [page, surface, sunken, float, soft];
  const text = (l: number, night: number, chroma: number, target: number): Oklch =>
    readable(pick(tone(l, chroma * trace, h), tone(night, chroma * 0.6 * trace, h)), grounds, target);

  // The fill is the store's exact colour, wherever an edge of it can still be seen on the page.
  const visible = wcagContrast(own, page) >= 3.06 && wcagContrast(own, surface) >= 3.06;
  const fill = visible ? own : readable(tone(own.l, own.c, own.h ?? 0), [page, surface], 3.06);
  // Pure white and black: one of them always reaches 4.5 on any colour, tinted ones do not.
  const white = tone(1, 0, 0);
  const black = tone(0, 0, 0);
  const onFill = wcagContrast(white, fill) >= 4.5 ? white : black;
  const deep = tone(fill.l + (onFill === white ? -0.06 : 0.06), fill.c, fill.h ?? 0);
  const band = tone(dark ? 0.285 : 0.375, c * (dark ? 0.6 : 0.9), h);
  const tokens: Record<string, Oklch> = {
    page,
    surface,
    sunken,
    float,
    line,
    control: readable(
      pick(tone(0.63, 0.012 * trace, h), tone(0.57, 0.012 * trace, h)),
      [page, surface, sunken],
      3.06,
    ),
    ink: text(0.225, 0.945, 0.012, 12),
    muted: text(0.43, 0.79, 0.014, 7),
    faint: text(0.515, 0.7, 0.012, 4.6),
    accent: readable(pick(tone(0.455, c, h), tone(0.8, Math.min(c, 0.1), h)), grounds, 4.65),
    'accent-deep': readable(pick(tone(0.385, c, h), tone(0.87, Math.min(c, 0.08), h)), grounds, 7),
    'accent-soft': soft,
    'accent-mid': readable(pick(tone(0.635, c * 0.75, h), tone(0.535, c * 0.7, h)), [page, surface], 3.05),
    fill,
    'fill-deep': wcagContrast(onFill, deep) >= 4.5 ? deep : fill,
    'on-fill': onFill,
    band,
    'on-band': readable(tone(0.985, 0.006 * trace, h), [band], 7),
    'on-band-muted': readable(tone(0.87, c * 0.3, h), [band], 4.6),
  };
  return Object.fromEntries(Object.entries(tokens).map(([name, colour]) => [name, formatHex(colour)]));
}

/** The whole palette of a store, light and dark, from its one colour [K9 K10]. */
export function palette(colour: string): Palette {
  const own = oklch(`#${colour}`) as Oklch;
  const hue = hueOf(colour);
  return { light: scheme(false, hue, own), dark: scheme(true, hue, own) };
}

/** The store's stylesheet: tokens only, so that the content policy needs no inline style. */
export function themeCss(colour: string): string {
  const { light, dark } = palette(colour);
  const block = (tokens: Tokens): string =>
    Object.entries(tokens)
      .map(([name, value]) => `--${name}:${value};`)
      .join('');
  return `html:root{${block(light)}}\n@media (prefers-color-scheme:dark){html:root{${block(dark)}}}\n`;
}
