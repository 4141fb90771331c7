import { Agent } from 'node:http';
import {
  linkTo,
  logIn,
  marijkeOf,
  must,
  operate,
  staffOf,
  type Asker,
  type GraphAnswer,
} from '../product/graph';
import { startProduct, type Product } from '../product/product';

/** Many at one moment, over HTTP, at the built product. */
let product: Product;
let staff: Asker;
beforeAll(async () => {
  product = await startProduct();
  staff = await staffOf(product, '30042');
});
afterAll(() => product.stop());

const times = <T>(count: number, work: (at: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, (_, at) => work(at)));
const countOf = (
  answers: { data?: Record<string, unknown> | null | undefined }[],
  name: string,
): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const { data } of answers) {
    const kind = (data?.[name] as { __typename?: string } | undefined)?.__typename ?? 'error';
    counts[kind] = (counts[kind] ?? 0) + 1;
  }
  return counts;
};
const create = `mutation Create($input: CreateCustomerInput!) { createCustomer(input: $input) { __typename
  ... on Customer { id number lastName } ... on InvalidInput { fields { path code } } } }`;
const found = (search: string): Promise<{ nodes: { id: string }[]; total: { count: number } }> =>
  must(
    product,
    staff,
    'query Find($search: String) { customers(filter: { search: $search }) { nodes { id } total { count } } }',
    { search },
  );

test('16 parallel creations with one e-mail leave one customer', async () => {
  const email = 'zestien@example.test';
  const answers = await times(16, (at) =>
    operate(product, staff, create, {
      input: { kind: 'PRIVATE', firstName: 'Wie', lastName: `Eerst ${at}`, email },
    }),
  );
  expect(countOf(answers, 'createCustomer')).toEqual({ Customer: 1, InvalidInput: 15 });
  expect((await found(email)).total).toEqual({ count: 1 });
  for (const { data } of answers) {
    const { fields } = data?.['createCustomer'] as { fields?: unknown };
    if (fields !== undefined) expect(fields).toEqual([{ path: 'email', code: 'TAKEN' }]);
  }
});

test('20 parallel creations with one idempotency key give 20 equal answers and one customer; another body is refused', async () => {
  const input = { idempotencyKey: 'twintig-maal-een', kind: 'PRIVATE', lastName: 'Twintigmaal' };
  const answers = await times(20, () => operate(product, staff, create, { input }));
  expect(new Set(answers.map((answer) => JSON.stringify(answer.data))).size).toBe(1);
  expect(countOf(answers, 'createCustomer')).toEqual({ Customer: 20 });
  expect((await found('Twintigmaal')).total).toEqual({ count: 1 });
  const other = await operate(product, staff, create, { input: { ...input, lastName: 'Anders' } });
  expect(other.data).toMatchObject({
    createCustomer: { __typename: 'InvalidInput', fields: [{ path: 'idempotencyKey' }] },
  });
  expect((await found('Anders')).total).toEqual({ count: 0 });
});

test('50 parallel uses of one link log in once', async () => {
  const email = 'vijftig@example.test';
  const { id } = await must<{ id: string }>(product, staff, create, {
    input: { kind: 'PRIVATE', firstName: 'Vijf', lastName: 'Tig', email },
  });
  const send = 'mutation Send($input: SendActivationInput!) { sendActivation(input: $input) { __typename } }';
  for (;;) {
    const { __typename } = await must<{ __typename: string }>(product, staff, send, {
      input: { customerId: id },
    });
    if (__typename === 'MailOnItsWay') break;
  }
  const token = new URL(await linkTo(product, '30042', email)).searchParams.get('token');
  const use = `mutation Use($input: SetPasswordInput!) { setPassword(input: $input) { __typename } }`;
  const visitor: Asker = { storeId: '30042', door: 'portal' };
  const answers = await times(50, () =>
    operate(product, visitor, use, { input: { token, password: 'zeven paarse olifanten' } }),
  );
  expect(countOf(answers, 'setPassword')).toEqual({ LoggedIn: 1, LinkNotValid: 49 });
});

test('a log-in that is switched off is refused on the next request of the connection it is on', async () => {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const marijke = { ...(await marijkeOf(product)), agent };
  const who = 'query Who { viewer { kind user { id email } } }';
  const before = await operate(product, marijke, who);
  const viewer = before.data?.['viewer'] as { kind: string; user: { id: string } };
  expect(viewer.kind).toBe('PORTAL');
  const set = 'mutation Set($input: SetUserEnabledInput!) { setUserEnabled(input: $input) { __typename } }';
  const enable = (enabled: boolean): Promise<unknown> =>
    must(product, staff, set, { input: { userId: viewer.user.id, enabled } });
  await enable(false);
  const isEnded = [401, 'UNAUTHENTICATED', undefined];
  const stateOf = ({ status, errors, data }: GraphAnswer): unknown[] => [
    status,
    errors?.[0]?.extensions?.code,
    data,
  ];
  const after = await operate(product, marijke, who);
  expect(stateOf(after)).toEqual(isEnded);
  const own = await operate(product, marijke, 'query Own($id: UUID!) { customer(id: $id) { id } }', {
    id: viewer.user.id,
  });
  expect(stateOf(own)).toEqual(isEnded);
  expect(after.connection).toBe(before.connection);
  await enable(true);
  expect(stateOf(await operate(product, marijke, who))).toEqual(isEnded);
  agent.destroy();
});

test('200 parallel wrong log-ins check at most five passwords, and the right one waits with them', async () => {
  const input = { ...product.logIn('marijke'), password: 'niet het wachtwoord' };
  const visitor: Asker = { storeId: '30042', door: 'portal' };
  const answers = await times(200, () => operate(product, visitor, logIn, { input }));
  expect(countOf(answers, 'logIn')['WrongCredentials']).toBe(5);
  // The others are told to come back, by the answer or, where the machine is slow, by the status: nothing was checked.
  const others = answers.filter(({ text }) => !/WrongCredentials|TooManyAttempts|LogInsBusy/.test(text));
  expect(others.filter(({ status, text }) => status !== 503 || !/UNAVAILABLE|TOO_BUSY/.test(text))).toEqual(
    [],
  );
  const right = await operate(product, visitor, logIn, { input: product.logIn('marijke') });
  expect(right.data).toMatchObject({ logIn: { __typename: 'TooManyAttempts' } });
});
