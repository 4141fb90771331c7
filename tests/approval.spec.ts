import { newId } from '../services/kernel/id/id';
import { forAllTests } from '../services/kernel/testing/for-all-tests';
import { staffOf } from '../services/kernel/testing/open';
import { company, owner, registrationShop, storeId, type Answer } from './registration/shop';

/** Companies that register are looked at by staff first [U17]: state, decision, mail and history, over both services. */
const shop = forAllTests(registrationShop);
const { world } = shop;
const els = staffOf(storeId, 'Els de Wit');
const HOUR_MS = 3_600_000;
beforeAll(() => has('REGISTRATION', 'COMPANY_APPROVAL'));
beforeEach(() => world.clock.advance(HOUR_MS));

async function has(...modules: ('REGISTRATION' | 'COMPANY_APPROVAL')[]): Promise<void> {
  await shop.extra.changeStore(storeId, { modules });
  await world.settled();
}
let count = 0;
const comes = async (email: string, more: object = {}): Promise<string> => {
  count += 1;
  return shop.comes(email, { ...company, organisationNumber: String(10_000_000 + count), ...more });
};
const decide = (input: object, actor = els): Promise<Answer> =>
  shop.mutate(
    {
      ...{ name: 'decideCompanies', input: 'DecideCompaniesInput' },
      shown: `... on CompaniesDecided { decided { id approval { state word } } kept { customerId customer { displayName } reason } }
        ... on InvalidInput { fields { path code } } ... on ModuleOff { module }`,
    },
    input,
    actor,
    'customers',
  );
const approvalOf = (id: string, actor = owner): Promise<Record<string, unknown>> =>
  shop.ask(
    'customers',
    'query ($id: UUID!) { customer(id: $id) { hasOwnTerms approval { state askedAt decidedAt word } } }',
    { id },
    actor,
  );
const listed = async (state = 'WAITING'): Promise<string[]> => {
  const { nodes } = await shop.ask<{ nodes: { displayName: string }[] }>(
    'customers',
    'query ($state: CompanyApprovalState!) { companiesForApproval(state: $state) { nodes { displayName } } }',
    { state },
    owner,
  );
  return nodes.map(({ displayName }) => displayName);
};

test('a company that registers waits, with a visitor’s prices; approved it has its own, its admin is mailed in their language with the word, and the history says who and what [U17]', async () => {
  const id = await comes('boer@example.nl', { companyName: 'Boer & Zn' });
  const askedAt = world.clock.now().toISOString();
  expect(await approvalOf(id)).toEqual({
    hasOwnTerms: false,
    approval: { state: 'WAITING', askedAt, decidedAt: null, word: null },
  });
  expect(await listed()).toEqual(['Boer & Zn']);
  world.clock.advance(HOUR_MS);
  const word = 'Welkom; u krijgt 10% korting.';
  expect(await decide({ customerIds: [id, id], decision: 'APPROVED', word: ` ${word} ` })).toEqual({
    __typename: 'CompaniesDecided',
    decided: [{ id, approval: { state: 'APPROVED', word } }],
    kept: [],
  });
  expect(await approvalOf(id)).toMatchObject({
    hasOwnTerms: true,
    approval: { state: 'APPROVED', decidedAt: world.clock.now().toISOString() },
  });
  expect(await listed()).toEqual([]);
  await world.settled();
  const [mail] = shop.mailsTo('boer@example.nl').slice(-1);
  expect([mail?.kind, mail?.subject]).toEqual([
    'company-approved',
    'Uw zakelijke account bij De Ruilhoek is goedgekeurd',
  ]);
  expect(mail?.text).toContain(word);
  const { nodes } = await shop
    .ask<{ history: { nodes: { actorName: string; changes: { field: string; after: string | null }[] }[] } }>(
      'customers',
      'query ($id: UUID!) { customer(id: $id) { history(part: PEOPLE, first: 1) { nodes { actorName changes { field after } } } } }',
      { id },
      owner,
    )
    .then(({ history }) => history);
  expect(nodes[0]?.actorName).toBe('Els de Wit');
  expect(nodes[0]?.changes).toEqual(
    expect.arrayContaining([
      { field: 'approvalState', after: 'APPROVED' },
      { field: 'approvalWord', after: word },
    ]),
  );
});

test('one that is declined is told why and keeps a visitor’s prices, also once nobody is looked at any more; it may be approved after all', async () => {
  const id = await comes('nee@example.nl', { companyName: 'Nee BV' });
  expect(await decide({ customerIds: [id], decision: 'DECLINED' })).toEqual({
    __typename: 'InvalidInput',
    fields: [{ path: 'word', code: 'REQUIRED' }],
  });
  await decide({ customerIds: [id], decision: 'DECLINED', word: 'Dit nummer bestaat niet.' });
  await world.settled();
  const [mail] = shop.mailsTo('nee@example.nl').slice(-1);
  expect([mail?.kind, mail?.text.includes('Dit nummer bestaat niet.')]).toEqual(['company-declined', true]);
  expect(await listed('DECLINED')).toEqual(['Nee BV']);
  await has('REGISTRATION');
  expect(await approvalOf(id)).toMatchObject({ hasOwnTerms: false, approval: { state: 'DECLINED' } });
  await has('REGISTRATION', 'COMPANY_APPROVAL');
  // Who looks at those that wait does not approve it by the way.
  expect(await decide({ customerIds: [id], decision: 'APPROVED' })).toMatchObject({
    decided: [],
    kept: [{ customerId: id, customer: { displayName: 'Nee BV' }, reason: 'STANDS_OTHERWISE' }],
  });
  expect(
    await decide({ customerIds: [id], decision: 'APPROVED', standing: 'DECLINED', word: null }),
  ).toMatchObject({ decided: [{ approval: { state: 'APPROVED', word: null } }] });
  expect(await approvalOf(id)).toMatchObject({ hasOwnTerms: true });
});

test('several are decided of at once; who somebody else was faster with, and who there is none of, is named', async () => {
  const ids = [];
  for (const name of ['Een', 'Twee', 'Drie'])
    ids.push(await comes(`${name.toLowerCase()}@example.nl`, { companyName: name }));
  const [first = '', second = '', third = ''] = ids;
  const never = newId();
  await decide({ customerIds: [second], decision: 'DECLINED', word: 'Nee' });
  const done = await decide({ customerIds: [third, never, second, first], decision: 'APPROVED' });
  expect(done['decided']).toMatchObject([{ id: third }, { id: first }]);
  expect(done['kept']).toEqual([
    { customerId: never, customer: null, reason: 'NO_SUCH_CUSTOMER' },
    { customerId: second, customer: { displayName: 'Twee' }, reason: 'STANDS_OTHERWISE' },
  ]);
});

test('of twenty who decide of one company at one moment one does, and one mail goes', async () => {
  const id = await comes('twintig@example.nl');
  const done = await Promise.all(
    Array.from({ length: 20 }, (_each, at) =>
      decide({ customerIds: [id], decision: at % 2 ? 'APPROVED' : 'DECLINED', word: 'Zo is het' }),
    ),
  );
  expect(done.filter(({ decided }) => (decided as unknown[]).length === 1)).toHaveLength(1);
  await world.settled();
  const told = shop.mailsTo('twintig@example.nl').filter(({ kind }) => kind.startsWith('company-'));
  expect(told).toHaveLength(1);
});

test('with it off nobody waits and nothing is decided, who waited waits again with it on, and who came meanwhile does not [N21]', async () => {
  const before = await comes('wacht@example.nl', { companyName: 'Wacht' });
  await has('REGISTRATION');
  const meanwhile = await comes('vrij@example.nl', { companyName: 'Vrij' });
  for (const id of [before, meanwhile]) expect(await approvalOf(id)).toMatchObject({ hasOwnTerms: true });
  expect(await decide({ customerIds: [before], decision: 'APPROVED' })).toEqual({
    ...{ __typename: 'ModuleOff', module: 'COMPANY_APPROVAL' },
  });
  await has('REGISTRATION', 'COMPANY_APPROVAL');
  expect(await approvalOf(before)).toMatchObject({ hasOwnTerms: false, approval: { state: 'WAITING' } });
  expect(await approvalOf(meanwhile)).toMatchObject({ hasOwnTerms: true, approval: { state: 'NOT_ASKED' } });
  expect(await listed()).toContain('Wacht');
});

test('a private person, and whoever staff make, is never asked about', async () => {
  const person = await shop.comes('noor@example.nl');
  const made = await shop.mutate(
    { name: 'createCustomer', input: 'CreateCustomerInput', shown: '... on Customer { id }' },
    { kind: 'COMPANY', companyName: 'Met de hand' },
    owner,
    'customers',
  );
  for (const id of [person, String(made['id'])])
    expect(await approvalOf(id)).toMatchObject({ hasOwnTerms: true, approval: { state: 'NOT_ASKED' } });
});

test('who stands so is held by the database, whoever writes', async () => {
  const id = await comes('vast@example.nl');
  const write = (set: string) =>
    world.database.admin(`UPDATE customers.customer SET ${set} WHERE id = $1`, [id]).then(
      () => 'written',
      ({ constraint }: { constraint?: string }) => constraint,
    );
  expect(await write(`approval_state = 'NOT_ASKED', approval_asked_at = '-infinity'`)).toBe(
    'customer_approval_goes',
  );
  expect(await write(`approval_state = 'DECLINED', approval_decided_at = now()`)).toBe('customer_approval');
  expect(await write(`approval_word = 'x'`)).toBe('customer_approval');
  await decide({ customerIds: [id], decision: 'APPROVED' });
  expect(await write(`approval_state = 'DECLINED', approval_word = 'x'`)).toBe('customer_approval_goes');
});

test('staff without the right decide of nobody, nor does the company itself; it sees how it stands', async () => {
  const id = await comes('zelf@example.nl');
  const answer = await shop.register('zelf-2@example.nl', company);
  await world.settled();
  const done = await shop.setPassword(shop.tokenTo('zelf-2@example.nl'));
  await world.settled();
  const own = await shop.actorOf(done);
  expect(answer.__typename).toBe('Registered');
  expect(await approvalOf(own.customerIds[0] ?? '', own)).toMatchObject({
    ...{ hasOwnTerms: false, approval: { state: 'WAITING' } },
  });
  for (const actor of [own, { ...owner, rights: ['users.edit'] }])
    await expect(decide({ customerIds: [id], decision: 'APPROVED' }, actor)).rejects.toThrow('FORBIDDEN');
});
