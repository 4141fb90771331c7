import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { skinColours, skins, type Skin } from '../../../schema/skins';
import { lookAfter, lookOfBoth, readColour, type KeptLook } from './look.rules';

const own: KeptLook = { skin: 'FREE', colour: '#7a2e5d', freeColour: null };

test.each([
  ['#7A2E5D', '#7a2e5d'],
  [' 7a2e5d ', '#7a2e5d'],
  ['#ABC', '#aabbcc'],
  ['red', null],
  ['#7a2e5', null],
  ['', null],
  ['#7a2e5d;background:url(//x)', null],
  ['url(file:///etc/passwd)', null],
  ['#7a2e5d}</style><script>', null],
  ['rgb(1,2,3)', null],
  ['#7a2e5d\n', '#7a2e5d'],
])('%j is kept as %j [K9]', (text, kept) => expect(readColour(text)).toBe(kept));

test('a ready skin has its own colour, the store’s is kept beside it, and comes back with the free one [K8 K9]', () => {
  const ready = lookAfter(own, { skin: 'FOREST' });
  expect(ready).toEqual({ skin: 'FOREST', colour: skinColours.FOREST, freeColour: '#7a2e5d' });
  expect(lookAfter(ready, { skin: 'INK' })).toMatchObject({ colour: skinColours.INK, freeColour: '#7a2e5d' });
  expect(lookAfter(ready, { colour: '#112233' })).toEqual({ ...ready, freeColour: '#112233' });
  expect(lookAfter(ready, { skin: 'FREE' })).toEqual(own);
  expect(lookAfter(ready, { skin: 'FREE', colour: '#112233' })).toEqual({ ...own, colour: '#112233' });
  expect(lookAfter(ready, {})).toEqual(ready);
});

test('a store that is made with a skin has that, and with a colour alone the free one', () => {
  expect(lookOfBoth({ colour: '#7A2E5D' })).toEqual(own);
  expect(lookOfBoth({ colour: '#7a2e5d', skin: 'ROSE' })).toMatchObject({
    skin: 'ROSE',
    freeColour: '#7a2e5d',
  });
});

test('the table holds each skin to its colour', () => {
  const sql = readFileSync(join(__dirname, '../migrations/0011-appearance.sql'), 'utf8');
  const held = [...sql.matchAll(/WHEN '(\w+)' THEN colour = '(#\w+)'/g)].map(([, skin, colour]) => [
    skin,
    colour,
  ]);
  expect(held).toEqual(Object.entries(skinColours));
  expect(Object.keys(skins).filter((skin) => !(skin in skinColours))).toEqual(['FREE'] satisfies Skin[]);
});
