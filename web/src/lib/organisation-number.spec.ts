import { organisationNumberFault } from './organisation-number.ts';

it.each([
  ['NL', 8],
  ['NO', 9],
  ['SE', 10],
])('what is no organisation number of %s is told with how many digits one has', (country, digits) => {
  expect(organisationNumberFault(country)).toContain(`${digits} digits`);
});

it('of another country only that it is none', () => {
  expect(organisationNumberFault('FR')).not.toMatch(/\d/);
});
