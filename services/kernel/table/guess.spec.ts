import fc from 'fast-check';
import { guessOf, slipsBetween } from './guess';

const known = Object.entries({
  ...{ 'Te koop': 'ON_SALE', Verkocht: 'SOLD', Retour: 'RETURNED', 'Goed doel': 'DONATED' },
  ...{ 'Til salgs': 'ON_SALE', Solgt: 'SOLD', Såld: 'SOLD', Sold: 'SOLD', Retur: 'RETURNED' },
}).map(([word, meaning]) => ({ word, meaning }));

test.each([
  ['Verkoct', 'Verkocht'],
  ['verkohct', 'Verkocht'],
  ['VERKOCHTT', 'Verkocht'],
  ['Te kop', 'Te koop'],
  ['tekoop', 'Te koop'],
  ['Goeddoell', 'Goed doel'],
  ['Til slags', 'Til salgs'],
  ['Solt', 'Solgt'],
  ['Retuor', 'Retour'],
])('%s was meant to be %s', (typed, word) => {
  expect(guessOf(typed, known)).toBe(word);
});

test.each(['Zoek', 'Weg', 'x', '', 'Ver', 'constructor', 'Verkochtverkochtverkochtverkochtverkochtverkocht'])(
  '“%s” is none of the known words',
  (typed) => {
    expect(guessOf(typed, known)).toBeNull();
  },
);

test('what may be one of two with another meaning is guessed as neither', () => {
  const two = [
    { word: 'Ruw', meaning: 1 },
    { word: 'Rus', meaning: 2 },
  ];
  expect(guessOf('Rum', two)).toBeNull();
  expect(guessOf('Rum', [...two.slice(0, 1), { word: 'Rus', meaning: 1 }])).toBe('Ruw');
});

test('slips are counted alike from either side, none between equals, and at most the longer word', () => {
  const words = fc.string({ maxLength: 12 });
  fc.assert(
    fc.property(words, words, (one, other) => {
      const slips = slipsBetween(one, other);
      expect(slipsBetween(other, one)).toBe(slips);
      expect(slips === 0).toBe(one === other);
      expect(slips).toBeLessThanOrEqual(Math.max(one.length, other.length));
    }),
  );
});
