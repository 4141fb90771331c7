import { goesTo } from './deadline.rules';

test.each([
  ['YES', 'STORE_DECIDES', true, 'CHARITY'],
  ['YES', 'BECOMES_STORES', false, 'CHARITY'],
  ['NO', 'DONATED', true, 'CONSIGNOR'],
  ['NO', 'DONATED', false, 'CHARITY'],
  ['NOT_ASKED', 'BECOMES_STORES', true, 'CONSIGNOR'],
  ['NOT_ASKED', 'BECOMES_STORES', false, 'STORE'],
  ['NO', 'STORE_DECIDES', true, 'CONSIGNOR'],
  ['NOT_ASKED', 'STORE_DECIDES', false, 'CONSIGNOR'],
] as const)(
  'charity %s, the store %s, in grace %s: it goes to %s [S23 R-CO4]',
  (charity, ofStore, isInGrace, to) => {
    expect(goesTo(charity, ofStore, isInGrace)).toBe(to);
  },
);
