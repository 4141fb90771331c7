import fc from 'fast-check';
import { isOrganisationNumber, organisationNumberOf } from './organisation-number';

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

test.each([
  ['NO 923 609 016 MVA', 'NO', '923609016'],
  ['923.609.016', 'NO', '923609016'],
  ['923\u00a0609\u00a0016 mva', 'NO', '923609016'],
  ['Org.nr.: 923 609 016', 'NO', '923609016'],
  ['Organisasjonsnummer 923609016', 'NO', '923609016'],
  ['NO923609016MVA', '', '923609016'],
  ['16556036-0793', 'SE', '5560360793'],
  ['165560360793', 'SE', '5560360793'],
  ['SE556036079301', 'SE', '5560360793'],
  ['SE 556036-0793', 'SE', '5560360793'],
  ['Org nr 556036–0793', '', '5560360793'],
  ['KvK 12345678', 'NL', '12345678'],
  ['KvK-nummer: 12.34.56.78', 'NL', '12345678'],
  ['01234567', 'NL', '01234567'],
])('%j in %s is kept as %s', (value, country, kept) => {
  expect(organisationNumberOf(value, country)).toBe(kept);
});

test.each([
  ['NO 923 609 017 MVA', 'NO'],
  ['SE556036079302', 'SE'],
  ['556036079301', 'SE'],
  ['145560360793', 'SE'],
  ['923609016', 'SE'],
  ['NL 123456789 B01', 'NL'],
  ['923#609#016', 'NO'],
  ['MVA', ''],
  ['', 'NO'],
])('%j in %s is none', (value, country) => {
  expect(organisationNumberOf(value, country)).toBeNull();
});

test('one of a country that we do not know is kept as it was written', () => {
  expect(organisationNumberOf('HRB 12345 B', 'DE')).toBe('HRB 12345 B');
});

test.each([
  ['NO', '923609016', ['', 'NO', 'NO ', 'Org.nr. '], ['', 'MVA', ' MVA', ' mva']],
  ['SE', '5560360793', ['', 'SE', '16', 'SE16', 'Org.nr '], ['']],
  ['NL', '12345678', ['', 'KvK', 'KvK-nr. ', 'kvk '], ['']],
])(
  'every spelling of one number of %s is kept as one, and what is kept stays',
  (country, digits, befores, behinds) => {
    const marks = fc.array(fc.constantFrom('', '', ' ', '.', '-', '\u00a0', '–'), {
      minLength: digits.length,
      maxLength: digits.length,
    });
    fc.assert(
      fc.property(
        fc.constantFrom(...befores),
        marks,
        fc.constantFrom(...behinds),
        (before, between, behind) => {
          const written =
            before + [...digits].map((digit, at) => digit + (between[at] ?? '')).join('') + behind;
          for (const known of [country, ''])
            expect([written, organisationNumberOf(written, known)]).toEqual([written, digits]);
        },
      ),
    );
    expect(organisationNumberOf(digits, country)).toBe(digits);
  },
);
