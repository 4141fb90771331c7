import { vatNumberOf } from './vat-number';

test.each([
  ['NL123456789B13', 'NL', 'NL123456789B13'],
  ['nl 1234.56.789.b13', 'NL', 'NL123456789B13'],
  ['123456789B13', 'NL', 'NL123456789B13'],
  ['NL123456789B14', 'NL', null],
  ['NO 923 609 016 MVA', 'NO', 'NO923609016MVA'],
  ['923609016MVA', 'NO', 'NO923609016MVA'],
  ['923609017MVA', 'NO', null],
  ['SE556036-079301', 'SE', 'SE556036079301'],
  ['SE556036079401', 'SE', null],
  ['BE 0403.170.701', 'BE', 'BE0403170701'],
  ['NO923609016MVA', 'NL', null],
  ['_', 'NL', null],
  ['NL', 'NL', null],
  ['../..', 'NO', null],
  ['EIN 12-345', 'US', 'EIN 12-345'],
])('%s in %s is kept as %s', (value, country, kept) => {
  expect(vatNumberOf(value, country)).toBe(kept);
});
