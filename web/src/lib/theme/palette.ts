import { type Oklch, clampChroma, formatHex, oklch, wcagContrast } from 'culori';
import { CORNERS, type Look, lookOf, ownColourOf, PLAIN, type Skin, WEIGHTS } from './skins.ts';

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

const HEAD = [
  'mast',
  'mast-line',
  'on-mast',
  'on-mast-strong',
  'on-mast-muted',
  'mast-soft',
  'on-mast-soft',
] as const;

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

/** What lies behind: a trace of the colour's own hue, or the tint of the skin. Dark ones take more of it to be seen. */
function groundsOf(dark: boolean, { h, c }: Hue, { ground }: Look) {
  const tint = ground ?? { h, c: c === 0 ? 0 : 0.0035 };
  const at = (light: number, night: number, more: [number, number]): Oklch =>
    tone(dark ? night : light, tint.c * more[dark ? 1 : 0], tint.h);
  return {
    page: at(0.978, 0.17, [1, 1.7]),
    surface: dark ? at(1, 0.212, [0, 2]) : tone(1, 0, h),
    sunken: at(0.958, 0.255, [1.7, 2.3]),
    float: dark ? at(1, 0.255, [0, 2.3]) : tone(1, 0, h),
    line: at(0.905, 0.32, [1.7, 2.6]),
  };
}

function scheme(dark: boolean, { h, c }: Hue, own: Oklch, look: Look): Tokens {
  const pick = (light: Oklch, night: Oklch): Oklch => (dark ? night : light);
  const trace = c === 0 ? 0 : 1;
  const { page, surface, sunken, float, line } = groundsOf(dark, { h, c }, look);
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
  // As deep as the colour itself, where that is deeper than a band usually is.
  const band = tone(dark ? 0.285 : Math.min(0.375, Math.max(0.22, own.l)), c * (dark ? 0.6 : 0.9), h);
  const colours: Record<string, Oklch> = {
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
  const tokens = Object.fromEntries(Object.entries(colours).map(([name, each]) => [name, formatHex(each)]));
  return { ...tokens, ...headOf(tokens, look) };
}

/** The head of a page from what the palette has: its name, the area one is in, the others, the round of the menu. */
function headOf(tokens: Tokens, { head }: Look): Tokens {
  const names =
    head === 'FILLED'
      ? ['band', 'band', 'on-band', 'on-band', 'on-band-muted', 'on-band', 'band']
      : ['surface', 'line', 'accent', 'ink', 'muted', 'accent-soft', 'accent-deep'];
  const colours = Object.fromEntries(HEAD.map((token, at) => [token, tokens[names[at] ?? ''] ?? '']));
  // A logo is drawn for paper: where what is behind it is not white, it has some of that around it.
  return { ...colours, 'logo-rim': colours['mast'] === '#ffffff' ? '0px' : '6px' };
}

/** The whole palette of a store, light and dark, from its one colour and what its skin adds [K8-K10]. */
export function palette(colour: string, look: Look = PLAIN): Palette {
  const own = oklch(`#${colour}`) as Oklch;
  const hue = hueOf(colour);
  return { light: scheme(false, hue, own, look), dark: scheme(true, hue, own, look) };
}

/** A skin with its colour, or with the store's own. */
export const paletteOf = (skin: Skin, colour: string): Palette =>
  palette(ownColourOf(skin) ?? colour, lookOf(skin));

const blockOf = (tokens: Readonly<Record<string, string>>): string =>
  Object.entries(tokens)
    .map(([name, value]) => `--${name}:${value};`)
    .join('');

/** What is the same in light and dark. */
function shapeOf(skin: Skin): string {
  const { corners, weight } = lookOf(skin);
  return skin === 'FREE' ? '' : blockOf({ ...CORNERS[corners], ...WEIGHTS[weight] });
}

/** The store's stylesheet: tokens only, so that the content policy needs no inline style. */
export function themeCss(colour: string, skin: Skin = 'FREE'): string {
  const { light, dark } = paletteOf(skin, colour);
  return `html:root{${shapeOf(skin)}${blockOf(light)}}\n@media (prefers-color-scheme:dark){html:root{${blockOf(dark)}}}\n`;
}

/** The same for a picture of it beside a form: light and dark at once, whatever the reader's own pages are. */
export function previewCss(colour: string, skin: Skin): string {
  const { light, dark } = paletteOf(skin, colour);
  // A store's own sheet has said these of the page around it.
  const { corners, weight } = lookOf(skin);
  const shape = blockOf({ ...CORNERS[corners], ...WEIGHTS[weight] });
  return `.look-light{color-scheme:light;${shape}${blockOf(light)}}\n.look-dark{color-scheme:dark;${shape}${blockOf(dark)}}\n`;
}
