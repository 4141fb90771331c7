import { wcagContrast, type Oklch } from 'culori';
import { palette, parseColour, themeCss } from './palette';

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
];

describe('a store’s palette', () => {
  it('reads well for every one of the 4,096 short colours, light and dark', () => {
    const unreadable: string[] = [];
    for (let each = 0; each < 4096; each += 1) {
      const colour = [...each.toString(16).padStart(3, '0')].map((digit) => digit + digit).join('');
      for (const [scheme, tokens] of Object.entries(palette(colour)))
        for (const [token, grounds, target] of TARGETS)
          for (const ground of grounds)
            if (ratio(tokens[token], tokens[ground]) < target)
              unreadable.push(`${colour} ${scheme}: ${token} on ${ground}`);
    }
    expect(unreadable).toEqual([]);
  }, 60_000);

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
    expect(themeCss('7a2e5d').replace(/--[a-z-]+:#[0-9a-f]{6};/g, '')).toBe(
      'html:root{}\n@media (prefers-color-scheme:dark){html:root{}}\n',
    );
  });
});
