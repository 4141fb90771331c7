import { CustomerKind } from './customer';
import { customerFaults, displayNameOf, isEmail, logInFaults, normaliseEmail } from './customer.rules';

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

test.each(['a@b.nl', 'joke.de-boer+shop@mail.example.co.uk', "o'hara@example.test", 'bjørn@blåbær.no'])(
  '%s is an e-mail address',
  (email) => {
    expect(isEmail(email)).toBe(true);
  },
);

test.each([
  '',
  'a',
  'a@b',
  'a@b.',
  'a@.nl',
  '@b.nl',
  'a b@c.nl',
  'a@b c.nl',
  'a@b@c.nl',
  'a@b.n',
  'a@b..nl',
  'a..b@c.nl',
  '<a@b.nl>',
  'a@b.nl,c@d.nl',
  'a@b.nl\r\nBcc: x@y.nl',
  `${'a'.repeat(250)}@b.nl`,
])('%j is no e-mail address', (email) => {
  expect(isEmail(email)).toBe(false);
});

test('one address is one, however it is typed', () => {
  expect(normaliseEmail('  Joke@Example.TEST ')).toBe('joke@example.test');
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
