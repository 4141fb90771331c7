import { formValueOf, textAddress, textsIn } from './shown-texts.ts';

const terms = { page: 'TERMS', language: 'nl', version: 3 } as const;
const privacy = { page: 'PRIVACY', language: 'en', version: 1 } as const;

test('what a form says it showed is read as it was written, and what it cannot have shown is left out', () => {
  expect(textsIn(formValueOf([terms, privacy]))).toEqual([terms, privacy]);
  for (const odd of [
    '',
    'TERMS',
    'ABOUT.nl.1',
    'TERMS.fr.1',
    'TERMS.nl.-1',
    'TERMS.nl.99999999999',
    'xTERMS.nl.1',
  ])
    expect(textsIn(`${odd} PRIVACY.en.1`)).toEqual([privacy]);
});

test('a version has an address of its own', () => {
  expect(textAddress('30042', terms)).toBe('/30042/terms?language=nl&version=3');
});
