import { CustomerKind } from './customer';
import { customerFaults, displayNameOf, logInFaults } from './customer.rules';

const facts = {
  kind: CustomerKind.PRIVATE,
  firstName: '',
  lastName: '',
  companyName: '',
  organisationNumber: '',
  email: '',
  country: '',
};

test.each([
  [{ kind: CustomerKind.PRIVATE, firstName: 'Joke', lastName: 'de Boer', companyName: '' }, 'Joke de Boer'],
  [{ kind: CustomerKind.PRIVATE, firstName: '', lastName: 'de Boer', companyName: '' }, 'de Boer'],
  [
    { kind: CustomerKind.COMPANY, firstName: 'Joke', lastName: 'de Boer', companyName: 'Kontor AS' },
    'Kontor AS',
  ],
  [{ kind: CustomerKind.COMPANY, firstName: 'Joke', lastName: '', companyName: '' }, 'Joke'],
  [{ kind: CustomerKind.PRIVATE, firstName: '', lastName: '', companyName: '' }, '2053'],
])('%j is called %s', (customer, name) => {
  expect(displayNameOf({ number: 2053, ...customer })).toBe(name);
});

test('a private customer needs nothing, a company its name', () => {
  expect(customerFaults(facts)).toEqual([]);
  expect(customerFaults({ ...facts, kind: CustomerKind.COMPANY })).toMatchObject([
    { path: 'companyName', code: 'REQUIRED' },
  ]);
});

test.each([
  ['NO', '974760673', true],
  ['NO', '974 760 673', true],
  ['NO', '974760674', false],
  ['SE', '556036-0793', true],
  ['SE', '5560360794', false],
  ['NL', '12345678', true],
  ['NL', '974760673', false],
  ['', '974760673', true],
  ['', '1', false],
  ['FR', 'anything', true],
])('in %j the organisation number %s: %p', (country, organisationNumber, accepted) => {
  const faults = customerFaults({
    ...facts,
    kind: CustomerKind.COMPANY,
    companyName: 'Kontor',
    country,
    organisationNumber,
  });
  expect(faults.map((fault) => fault.path)).toEqual(accepted ? [] : ['organisationNumber']);
});

test('somebody who logs in has a name and an e-mail address', () => {
  expect(logInFaults({ ...facts, lastName: 'de Boer', email: 'a@b.nl' })).toEqual([]);
  expect(logInFaults(facts).map((fault) => fault.path)).toEqual(['lastName', 'email']);
  expect(
    logInFaults({ ...facts, kind: CustomerKind.COMPANY, companyName: 'Kontor' }).map((fault) => fault.path),
  ).toEqual(['email']);
});
