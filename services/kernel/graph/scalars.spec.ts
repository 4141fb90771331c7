import { parseValue } from 'graphql';
import { CountryCode, CurrencyCode, LanguageCode, LocalDate, Percent, UUID } from './scalars';

test.each([
  [CurrencyCode, ['EUR', 'NOK', 'SEK'], ['eur', 'EU', 'EURO', 'ZZZ', '', 1, null]],
  [CountryCode, ['NL', 'NO', 'SE'], ['nl', 'NLD', 'XX', '', 1, null]],
  [LanguageCode, ['nl', 'nb', 'sv', 'en'], ['NL', 'no', 'de', '', 1, null]],
])('%s takes a code of its list as it is written there, and nothing else', (scalar, good, bad) => {
  for (const code of good) {
    expect(scalar.parseValue(code)).toBe(code);
    expect(scalar.serialize(code)).toBe(code);
    expect(scalar.parseLiteral(parseValue(`"${code}"`))).toBe(code);
    expect(() => scalar.parseLiteral(parseValue(code))).toThrow(`Not a ${scalar.name}`);
  }
  for (const other of bad) expect(() => scalar.parseValue(other)).toThrow(`Not a ${scalar.name}`);
});

test('every percentage of two decimals goes in and comes out as it was', () => {
  for (let hundredths = 0; hundredths <= 10_000; hundredths += 1) {
    const percent = Number((hundredths / 100).toFixed(2));
    expect(Percent.parseValue(percent)).toBe(percent);
    expect(Percent.serialize(percent)).toBe(percent);
  }
});

test.each([33.333, 0.001, 99.999, NaN, Infinity, 1e9, '40', null, true])('%p is no percentage', (value) => {
  expect(() => Percent.parseValue(value)).toThrow('at most two decimals');
});

test.each([
  ['40', 40],
  ['33.33', 33.33],
  ['-1', -1],
  ['1e1', 10],
])('%s in a document is a percentage', (text, percent) => {
  expect(Percent.parseLiteral(parseValue(text))).toBe(percent);
});

test('a text in a document is no percentage', () => {
  expect(() => Percent.parseLiteral(parseValue('"40"'))).toThrow('at most two decimals');
});

test.each([
  '0000-01-01',
  '2026-02-29',
  '2026-13-01',
  '2026-1-1',
  '10000-01-01',
  '2026-01-01T00:00:00Z',
  1,
  null,
])('%j is no day', (value) => {
  expect(() => LocalDate.parseValue(value)).toThrow('Not a LocalDate');
  expect(LocalDate.parseValue('2028-02-29')).toBe('2028-02-29');
});

test('an id is the same in whatever letters, and nothing stands around it', () => {
  const id = '01890abc-0000-7000-8000-000000000000';
  expect([UUID.parseValue(id.toUpperCase()), UUID.parseLiteral(parseValue(`"${id.toUpperCase()}"`))]).toEqual(
    [id, id],
  );
  for (const other of [`{${id}}`, ` ${id}`, `${id}\n`, `urn:uuid:${id}`, id.replaceAll('-', ''), 1, null])
    expect(() => UUID.parseValue(other)).toThrow('Not a UUID');
});
