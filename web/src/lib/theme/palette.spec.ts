import { wcagContrast, type Oklch } from 'culori';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { palette, paletteOf, parseColour, previewCss, themeCss, type Tokens } from './palette';
import { lookOf, ownColourOf, SKINS } from './skins';

const ratio = (one: string | undefined, other: string | undefined): number =>
  wcagContrast(one as unknown as Oklch, other as unknown as Oklch);

const GROUNDS = ['page', 'surface', 'sunken', 'float', 'accent-soft'];
const TARGETS: [string, string[], number][] = [
  ['ink', GROUNDS, 7],
  ['muted', GROUNDS, 4.5],
  ['faint', GROUNDS, 4.5],
  ['accent', GROUNDS, 4.5],
  ['accent-deep', GROUNDS, 4.5],
  ['control', ['page', 'surface'], 3],
  ['fill', ['page', 'surface'], 3],
  ['accent-mid', ['page', 'surface'], 3],
  ['on-fill', ['fill', 'fill-deep'], 4.5],
  ['on-band', ['band'], 7],
  ['on-band-muted', ['band'], 4.5],
  ['on-mast', ['mast'], 4.5],
  ['on-mast-strong', ['mast'], 4.5],
  ['on-mast-muted', ['mast'], 4.5],
  ['on-mast-soft', ['mast-soft'], 4.5],
];

/** What cannot be read of a palette. */
const unreadableIn = (tokens: Tokens): string[] =>
  TARGETS.flatMap(([token, grounds, target]) =>
    grounds
      .filter((ground) => ratio(tokens[token], tokens[ground]) < target)
      .map((ground) => `${token} on ${ground}`),
  );
const badIn = (what: string, schemes: object): string[] =>
  Object.entries(schemes).flatMap(([scheme, tokens]) =>
    unreadableIn(tokens as Tokens).map((pair) => `${what} ${scheme}: ${pair}`),
  );
const short = (each: number): string =>
  [...each.toString(16).padStart(3, '0')].map((digit) => digit + digit).join('');

/** The colours that mean something and are no store's, as tokens.css has them. */
const MEANING = ['good', 'warn', 'bad'].flatMap((name) => {
  const css = readFileSync(join(__dirname, '../styles/tokens.css'), 'utf8');
  const [, light, dark] =
    new RegExp(`--${name}: light-dark\\((oklch\\([^)]*\\)), (oklch\\([^)]*\\))\\)`).exec(css) ?? [];
  return [['light', light ?? ''] as const, ['dark', dark ?? ''] as const].map(([scheme, colour]) => ({
    name,
    scheme,
    colour,
  }));
});

describe('a store’s palette', () => {
  it('reads well for every one of the 4,096 short colours, light and dark', () => {
    const unreadable: string[] = [];
    for (let each = 0; each < 4096; each += 1) unreadable.push(...badIn(short(each), palette(short(each))));
    expect(unreadable).toEqual([]);
  });

  it.each(SKINS)(
    '%s reads well, light and dark, what it means too, and whatever colour stands in it [K8 K10]',
    (skin) => {
      const own = paletteOf(skin, '7a2e5d');
      expect(badIn(skin, own)).toEqual([]);
      for (const { name, scheme, colour } of MEANING)
        for (const ground of ['page', 'surface', 'sunken', 'float'])
          expect([name, scheme, ground, ratio(colour, own[scheme][ground]) >= 4.5]).toEqual([
            name,
            scheme,
            ground,
            true,
          ]);
      // Its ground and its head would do for any colour: every fifth step of each part.
      const unreadable: string[] = [];
      for (let each = 0; each < 4096; each += 5)
        unreadable.push(...badIn(short(each), palette(short(each), lookOf(skin))));
      expect(unreadable).toEqual([]);
    },
    60_000,
  );

  it('there are at least eight that are ready, each of its own, and the free one last [K8]', () => {
    const ready = SKINS.slice(0, -1);
    expect(ready.length).toBeGreaterThanOrEqual(8);
    expect(SKINS.at(-1)).toBe('FREE');
    expect(new Set(ready.map((skin) => themeCss('7a2e5d', skin))).size).toBe(ready.length);
    expect(new Set(ready.map(ownColourOf)).size).toBe(ready.length);
    // What a store’s own colour is changes nothing of a ready one.
    for (const skin of ready) expect(themeCss('123456', skin)).toBe(themeCss('fedcba', skin));
    expect(themeCss('123456', 'FREE')).toBe(themeCss('123456'));
  });

  it('keeps the store’s exact colour where it can be seen', () => {
    expect(palette('7a2e5d').light['fill']).toBe('#7a2e5d');
  });

  it('gives greys no hue', () => {
    const { light } = palette('888888');
    const [, red, green, blue] = /^#(..)(..)(..)$/.exec(light['accent'] ?? '') ?? [];
    expect(red).toBe(green);
    expect(green).toBe(blue);
  });

  it('is made of tokens only, whatever is asked for', () => {
    expect(parseColour('#7A2E5D')).toBe('7a2e5d');
    for (const hostile of ['red', '7a2e5', '7a2e5d}', 'url(x)', '7a2e5d;', '', null])
      expect(parseColour(hostile)).toBeNull();
    expect(themeCss('7a2e5d').replace(/--[a-z-]+:(#[0-9a-f]{6}|[06]px);/g, '')).toBe(
      'html:root{}\n@media (prefers-color-scheme:dark){html:root{}}\n',
    );
    const TOKEN = /--[a-z0-9-]+:(#[0-9a-f]{6}|\d+px|\d00);/g;
    for (const skin of SKINS) {
      expect(themeCss('7a2e5d', skin).replace(TOKEN, '')).toBe(
        'html:root{}\n@media (prefers-color-scheme:dark){html:root{}}\n',
      );
      expect(previewCss('7a2e5d', skin).replace(TOKEN, '')).toBe(
        '.look-light{color-scheme:light;}\n.look-dark{color-scheme:dark;}\n',
      );
    }
  });
});
