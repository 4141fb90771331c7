import { createHash } from 'node:crypto';
import { EDITION, themeAddress } from './address';
import { previewCss, themeCss } from './palette';
import { SKINS } from './skins';

/** What stands behind the addresses of an edition. Where this no longer holds, raise EDITION and put the new one here. */
const EDITIONS: Record<string, string> = { '1': 'fc406f723ee7d012' };

test('what is at an address of a sheet of style is always the same', () => {
  const all = SKINS.flatMap((skin) =>
    ['7a2e5d', 'f2c230', '888888'].flatMap((c) => [themeCss(c, skin), previewCss(c, skin)]),
  );
  expect(createHash('sha256').update(all.join('')).digest('hex').slice(0, 16)).toBe(EDITIONS[EDITION]);
});

test('each look has an address of its own, which names nothing but it', () => {
  const of = (skin: (typeof SKINS)[number], colour = '#7a2e5d') => themeAddress('30042', { skin, colour });
  expect(of('FREE')).toBe(`/30042/theme.css?v=${EDITION}&c=7a2e5d`);
  expect(of('INK')).toBe(`/30042/theme.css?v=${EDITION}&s=INK`);
  expect(of('INK', '#000000')).toBe(of('INK'));
  expect(new Set(SKINS.map((skin) => of(skin))).size).toBe(SKINS.length);
  expect(themeAddress('30042', { skin: 'INK', colour: '' }, 'preview')).toBe(`${of('INK')}&part=preview`);
});
