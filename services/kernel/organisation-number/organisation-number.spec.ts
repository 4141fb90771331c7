import { isOrganisationNumber } from './organisation-number';

test.each([
  ['923609016', 'NO', true],
  ['923 609 016', 'NO', true],
  ['923609017', 'NO', false],
  ['5560360793', 'SE', true],
  ['556036-0793', 'SE', true],
  ['5560360794', 'SE', false],
  ['12345678', 'NL', true],
  ['1234567', 'NL', false],
  ['923609016', '', true],
  ['1', '', false],
])('%s in %s is an organisation number: %s', (value, country, expected) => {
  expect(isOrganisationNumber(value, country)).toBe(expected);
});
