import { forAllTests } from '../../kernel/testing/for-all-tests';
import { portalOf } from '../../kernel/testing/open';
import { customersWorld, staff, storeId, type Answer } from '../testing/world';

/** What a customer has agreed to of the shop's marketing [P6 P7 P17 U24]. */
const world = forAllTests(() => customersWorld());

const consents = 'newsletter { state since source } partnerOffers { state since source }';
const update = (input: object): Promise<Answer> =>
  world.ask(
    staff,
    `mutation ($input: UpdateCustomerInput!) { updateCustomer(input: $input) { __typename
      ... on Customer { id version ${consents} } ... on InvalidInput { fields { path code } } } }`,
    { input },
  );
const read = async (id: unknown, actor = staff): Promise<Answer> =>
  (await world.ask<Answer | null>(actor, `query ($id: UUID!) { customer(id: $id) { version ${consents} } }`, {
    id,
  })) ?? { __typename: 'none' };

const never = { state: 'OFF', since: null, source: null };
const anInstant = expect.stringMatching(/^\d{4}-\d\d-\d\dT/) as string;
const refused = (path: string, code: string) => ({ __typename: 'InvalidInput', fields: [{ path, code }] });

test('nobody has agreed to anything until somebody says so, and where that was', async () => {
  const { id } = await world.create({ lastName: 'Nieuw' });
  expect(await read(id)).toMatchObject({ newsletter: never, partnerOffers: never });
  const said = { newsletter: { state: 'ON', source: 'TELEPHONE' } };
  expect(await update({ id, ...said })).toMatchObject({
    newsletter: { ...said.newsletter, since: anInstant },
    partnerOffers: never,
  });
});

describe.each(['newsletter', 'partnerOffers'])('%s', (consent) => {
  const shown = async (id: unknown) => (await read(id))[consent];
  const given = async (source = 'PAPER'): Promise<unknown> =>
    (await world.create({ [consent]: { state: 'ON', source } }))['id'];

  test('is given with a new customer, by the same rules', async () => {
    expect(await shown(await given())).toEqual({ state: 'ON', since: anInstant, source: 'PAPER' });
    expect(await world.create({ [consent]: { state: 'ON' } })).toEqual(
      refused(`${consent}.source`, 'REQUIRED'),
    );
    const { id } = await world.create({ [consent]: { state: 'OFF' } });
    expect(await shown(id)).toEqual(never);
  });

  test('is never on without where it came from', async () => {
    const { id } = await world.create({});
    for (const said of [{ state: 'ON' }, { state: 'ON', source: null }])
      expect(await update({ id, [consent]: said })).toEqual(refused(`${consent}.source`, 'REQUIRED'));
    expect(await update({ id: await given(), [consent]: { source: null } })).toEqual(
      refused(`${consent}.source`, 'REQUIRED'),
    );
    expect(await shown(id)).toEqual(never);
  });

  test.each(['IMPORT', 'PORTAL', 'REGISTRATION'])(
    'cannot be said by staff to come from %s, where they were not',
    async (source) => {
      const { id } = await world.create({});
      const answer = refused(`${consent}.source`, 'NOT_ALLOWED');
      expect(await update({ id, [consent]: { state: 'ON', source } })).toEqual(answer);
      expect(await update({ id: await given(), [consent]: { source } })).toEqual(answer);
      expect(await shown(id)).toEqual(never);
    },
  );

  test('goes off by one word, which says since when, and no longer has a source', async () => {
    const id = await given();
    expect(await update({ id, [consent]: { state: 'OFF' } })).toMatchObject({
      [consent]: { state: 'OFF', since: anInstant, source: null },
    });
    expect(await update({ id, [consent]: { source: 'PAPER' } })).toEqual(
      refused(`${consent}.source`, 'NOT_ALLOWED'),
    );
    expect(await update({ id, [consent]: { state: 'OFF', source: 'PAPER' } })).toEqual(
      refused(`${consent}.source`, 'NOT_ALLOWED'),
    );
  });

  test('stands since it was said: saying it again leaves that, another source is said anew', async () => {
    const id = await given();
    const first = (await shown(id)) as { since: string };
    world.clock.advance(60_000);
    await update({ id, lastName: 'Anders', [consent]: { state: 'ON', source: 'PAPER' } });
    await update({ id, [consent]: { state: 'ON' } });
    await update({ id, [consent]: null });
    expect(await shown(id)).toEqual(first);
    await update({ id, [consent]: { source: 'EMAIL' } });
    const since = new Date(Date.parse(first.since) + 60_000).toISOString();
    expect(await shown(id)).toEqual({ state: 'ON', source: 'EMAIL', since });
  });

  test('that came by another way stands in a form that is saved for something else', async () => {
    const { id } = await world.create({});
    const column = consent === 'newsletter' ? 'newsletter' : 'partner_offers';
    await world.database.admin(
      `UPDATE customers.customer SET ${column}_state = 'ON', ${column}_since = now(), ${column}_source = 'IMPORT' WHERE id = $1`,
      [id],
    );
    const said = { state: 'ON', source: 'IMPORT' };
    expect(await update({ id, lastName: 'de Wit', [consent]: said })).toMatchObject({ [consent]: said });
    // Once off, it does not come back by it.
    await update({ id, [consent]: { state: 'OFF' } });
    expect(await update({ id, [consent]: said })).toEqual(refused(`${consent}.source`, 'NOT_ALLOWED'));
  });

  test('with what else is wrong, is one refusal that names all', async () => {
    const { id } = await world.create({});
    expect(await update({ id, email: 'nowhere', [consent]: { state: 'ON' } })).toEqual({
      __typename: 'InvalidInput',
      fields: [
        { path: 'email', code: 'NOT_AN_EMAIL' },
        { path: `${consent}.source`, code: 'REQUIRED' },
      ],
    });
  });

  test('is on in the table only with a source and since when, whoever writes there', async () => {
    const { id } = await world.create({});
    const column = consent === 'newsletter' ? 'newsletter' : 'partner_offers';
    const write = (set: string) =>
      world.database.admin(
        `UPDATE customers.customer SET ${set.replaceAll('it_', `${column}_`)} WHERE id = $1`,
        [id],
      );
    for (const set of [
      `it_state = 'ON'`,
      `it_state = 'ON', it_source = 'PAPER'`,
      `it_state = 'ON', it_since = now()`,
      `it_source = 'PAPER'`,
      `it_state = 'MAYBE'`,
      `it_state = 'ON', it_since = now(), it_source = 'HEARSAY'`,
    ])
      await expect(write(set)).rejects.toThrow(/check constraint/);
    await write(`it_state = 'ON', it_since = now(), it_source = 'PORTAL'`);
    await expect(write(`it_state = 'OFF'`)).rejects.toThrow(/check constraint/);
  });

  test('is in the history with its source, who said it and when', async () => {
    const id = await given('IN_PERSON');
    await update({ id, [consent]: { state: 'OFF' } });
    const customer = await world.ask(
      staff,
      `query ($id: UUID!) { customer(id: $id) { history { nodes { at actorKind action changes { field before after } } } } }`,
      { id },
    );
    const { nodes } = customer['history'] as {
      nodes: { action: string; changes: { field: string; before: string | null; after: string | null }[] }[];
    };
    const changesOf = (action: string) =>
      nodes
        .filter((node) => node.action === action)
        .flatMap(({ changes }) => changes)
        .filter(({ field }) => field.startsWith(consent) && !field.endsWith('Since'));
    expect(changesOf('CHANGED')).toEqual(
      expect.arrayContaining([
        { field: `${consent}State`, before: 'ON', after: 'OFF' },
        { field: `${consent}Source`, before: 'IN_PERSON', after: null },
      ]),
    );
    expect(changesOf('MADE')).toEqual(
      expect.arrayContaining([
        { field: `${consent}State`, before: null, after: 'ON' },
        { field: `${consent}Source`, before: null, after: 'IN_PERSON' },
      ]),
    );
  });
});

test('a customer who was never asked has no instant of it in the history', async () => {
  const { id } = await world.create({ lastName: 'Stil' });
  const customer = await world.ask(
    staff,
    `query ($id: UUID!) { customer(id: $id) { history { nodes { changes { field after } } } } }`,
    { id },
  );
  expect(JSON.stringify(customer)).not.toMatch(/Since|infinity/);
});

test('customers read their own', async () => {
  const { id } = await world.create({ newsletter: { state: 'ON', source: 'EMAIL' } });
  expect(await read(id, portalOf(storeId, id as string))).toMatchObject({
    newsletter: { state: 'ON', source: 'EMAIL' },
  });
});
