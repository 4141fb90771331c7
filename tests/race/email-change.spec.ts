import { customers } from '../../services/customers/main';
import { identity, type IdentityExtra } from '../../services/identity/main';
import { visitor } from '../../services/kernel/actor/actor';
import type { OpenService, Service } from '../../services/kernel/subgraph/service';
import { staffOf, testWorld, type TestWorld } from '../../services/kernel/testing/open';

/** Who logs in and who keeps the contact address are two services: what they agree on when everything has been told. */
const storeId = '30042';
const staff = staffOf(storeId);
const password = 'zeven paarse olifanten';
let world: TestWorld<OpenService>;
let extra: IdentityExtra;
beforeAll(async () => {
  world = await testWorld([customers, identity] as unknown as Service<OpenService>[]);
  extra = world.services['identity'] as unknown as IdentityExtra;
  await extra.createStore({
    ...{ id: storeId, name: 'De Ruilhoek', language: 'nl', timeZone: 'Europe/Amsterdam' },
    ...{ currency: 'EUR', colour: '#7a2e5d', contact: {} },
  });
  await world.settled();
});
afterAll(() => world.close());

const must = async (service: string, query: string, variables: object, actor = staff): Promise<Answer> => {
  const result = await world.run(service, actor, query, variables as Record<string, unknown>);
  if (result.errors) throw new Error(JSON.stringify(result.errors));
  return Object.values(result.data ?? {})[0] as Answer;
};
interface Answer {
  __typename: string;
  id: string;
  [field: string]: unknown;
}
const saved =
  '{ __typename ... on Customer { id email pendingEmail } ... on InvalidInput { fields { path code } } }';
const create = (email: string | null): Promise<Answer> =>
  must('customers', `mutation ($input: CreateCustomerInput!) { createCustomer(input: $input) ${saved} }`, {
    input: { kind: 'PRIVATE', lastName: 'Log', email },
  });
const update = (id: string, email: string | null): Promise<Answer> =>
  must('customers', `mutation ($input: UpdateCustomerInput!) { updateCustomer(input: $input) ${saved} }`, {
    input: { id, kind: 'PRIVATE', lastName: 'Log', email },
  });
const withdraw = (id: string): Promise<Answer> =>
  must(
    'customers',
    `mutation ($input: WithdrawEmailChangeInput!) { withdrawEmailChange(input: $input) { __typename } }`,
    { input: { id } },
  );
const confirm = async (email: string): Promise<string> => {
  const mail = world.mails.findLast((each) => each.to === email && each.kind === 'email-confirm');
  const token = /confirm-email\?token=([\w-]+)/.exec(mail?.text ?? '')?.[1] ?? '';
  const answer = await must(
    'identity',
    'mutation ($input: ConfirmEmailInput!) { confirmEmail(input: $input) { __typename } }',
    { input: { token } },
    visitor(storeId),
  );
  return answer.__typename;
};

/** The contact address, the one that waits, and with which this customer's users log in. */
async function stateOf(id: string): Promise<{ email: unknown; pending: unknown; logIns: string[] }> {
  const customer = await must(
    'customers',
    'query ($id: UUID!) { customer(id: $id) { email pendingEmail } }',
    { id },
  );
  const logIns = await world.database.admin<{ email: string }>(
    'SELECT u.email FROM identity.customer_user l JOIN identity."user" u ON u.id = l.user_id WHERE l.customer_id = $1',
    [id],
  );
  const { email, pendingEmail: pending } = customer;
  return { email, pending, logIns: logIns.map((each) => each.email) };
}

let count = 0;
async function activated(): Promise<{ id: string; email: string; next: string; other: string }> {
  count += 1;
  const email = `ria${count}@example.test`;
  const { id } = await create(email);
  await world.settled();
  expect(await extra.activateUser(storeId, email, password)).toBe(true);
  await world.settled();
  return { id, email, next: `next${count}@example.test`, other: `other${count}@example.test` };
}

test('an address goes from staff’s form through the mail to log-in and contact address', async () => {
  const { id, email, next } = await activated();
  expect(await update(id, null)).toMatchObject({ fields: [{ path: 'email', code: 'REQUIRED' }] });
  expect(await update(id, next)).toMatchObject({ email, pendingEmail: next });
  await world.settled();
  expect(await stateOf(id)).toEqual({ email, pending: next, logIns: [email] });
  expect(await confirm(next)).toBe('EmailConfirmed');
  await world.settled();
  expect(await stateOf(id)).toEqual({ email: next, pending: null, logIns: [next] });
  // And back, by the same way.
  await update(id, email);
  await world.settled();
  expect(await confirm(email)).toBe('EmailConfirmed');
  await world.settled();
  expect(await stateOf(id)).toEqual({ email, pending: null, logIns: [email] });
});

test('confirming while staff ask for another address: whichever wins, log-in and contact address are one, and the other waits', async () => {
  const seen = new Set<string>();
  for (let round = 0; round < 12; round += 1) {
    const { id, email, next, other } = await activated();
    await update(id, next);
    await world.settled();
    const pause = new Promise((resolve) => setTimeout(resolve, round % 4));
    const [confirmed] = await Promise.all(
      round % 2 === 0
        ? [confirm(next), pause.then(() => update(id, other))]
        : [pause.then(() => confirm(next)), update(id, other)],
    );
    await world.settled();
    seen.add(confirmed);
    const now = confirmed === 'EmailConfirmed' ? next : email;
    expect([confirmed, await stateOf(id)]).toEqual([
      confirmed,
      { email: now, pending: other, logIns: [now] },
    ]);
    expect(await confirm(other)).toBe('EmailConfirmed');
    await world.settled();
    expect(await stateOf(id)).toEqual({ email: other, pending: null, logIns: [other] });
    expect(await confirm(next)).toBe('LinkNotValid');
  }
  expect([...seen]).toContain('EmailConfirmed');
});

test('activating while staff change the contact address: it is the log-in’s or nobody’s, and the new one waits or is invited', async () => {
  const seen = new Set<boolean>();
  for (let round = 0; round < 12; round += 1) {
    count += 1;
    const [email, next] = [`act${count}@example.test`, `next${count}@example.test`];
    const { id } = await create(email);
    await world.settled();
    // Where the invitation goes at that moment, its link does not work any more.
    const activate = (): Promise<boolean> =>
      extra.activateUser(storeId, email, password).catch((error: unknown) => {
        expect(error).toMatchObject({ problem: { __typename: 'LinkNotValid' } });
        return false;
      });
    let done: boolean;
    if (round % 3 === 0) {
      // Nobody in identity has heard of it yet.
      await update(id, next);
      done = await activate();
    } else if (round % 3 === 1) [done] = await Promise.all([activate(), update(id, next)]);
    else {
      const hears = update(id, next).then(() => world.settled());
      await new Promise((resolve) => setTimeout(resolve, round * 2));
      done = await activate();
      await hears;
    }
    await world.settled();
    seen.add(done);
    expect([done, await stateOf(id)]).toEqual([
      done,
      done ? { email, pending: next, logIns: [email] } : { email: next, pending: null, logIns: [next] },
    ]);
    if (!done) continue;
    expect(await confirm(next)).toBe('EmailConfirmed');
    await world.settled();
    expect(await stateOf(id)).toEqual({ email: next, pending: null, logIns: [next] });
  }
  expect([...seen]).toContain(true);
});

test('confirming while staff withdraw: the contact address is that of the log-in, and nothing waits', async () => {
  for (let round = 0; round < 8; round += 1) {
    const { id, email, next } = await activated();
    await update(id, next);
    await world.settled();
    const [confirmed] = await Promise.all([confirm(next), withdraw(id)]);
    await world.settled();
    const now = confirmed === 'EmailConfirmed' ? next : email;
    expect(await stateOf(id)).toEqual({ email: now, pending: null, logIns: [now] });
  }
});

test('confirming while another customer gets the address: never two customers with one, never one log-in for both', async () => {
  for (let round = 0; round < 8; round += 1) {
    const { id, email, next } = await activated();
    await update(id, next);
    await world.settled();
    const [confirmed, second] = await Promise.all([confirm(next), create(next)]);
    await world.settled();
    const [first, another] = [
      await stateOf(id),
      second.__typename === 'Customer' ? await stateOf(second.id) : null,
    ];
    if (confirmed === 'EmailConfirmed') {
      expect(first).toMatchObject({ pending: null, logIns: [next] });
      expect(another === null ? first.email : another.email).toBe(next);
      expect(another?.logIns ?? []).toEqual([]);
    } else {
      expect(first).toEqual({ email, pending: next, logIns: [email] });
      expect(another).toEqual({ email: next, pending: null, logIns: [next] });
    }
  }
});
