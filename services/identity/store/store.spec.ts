import { forAllTests } from '../../kernel/testing/for-all-tests';
import { staffOf } from '../../kernel/testing/open';
import { visitor } from '../../kernel/actor/actor';
import { Refusal } from '../../kernel/refusal/refusal';
import { fjordKontor, identityWorld, ruilhoek } from '../testing/identity-world';

const query = /* GraphQL */ `
  {
    store {
      id
      name
      language
      timeZone
      currency
      colour
      portalOn
      sortsPastPrefixes
      portalUrl
      selfEntryAllowed
      modules
      contact {
        email
        telephone
        street
        postalCode
        town
      }
    }
  }
`;

describe('a store', () => {
  const world = forAllTests(identityWorld);

  const { id, name, language, timeZone, currency, colour } = ruilhoek;

  it('is shown to everyone at its address, with what nobody wrote as null', async () => {
    const { data } = await world.ask(visitor('30042'), query);
    expect(data?.store).toEqual({
      ...{ id, name, language, timeZone, currency, colour },
      ...{ portalOn: true, portalUrl: 'http://localhost:3000/30042', selfEntryAllowed: true },
      sortsPastPrefixes: true,
      modules: ['CONSIGNMENT', 'SELF_ENTRY', 'MARKDOWN', 'COMPANY_APPROVAL'],
      contact: {
        email: 'winkel@deruilhoek.example',
        telephone: null,
        street: null,
        postalCode: null,
        town: 'Utrecht',
      },
    });
  });

  it('is only the one of the address: staff of one store read the name of no other', async () => {
    const { data } = await world.ask(staffOf('10007'), query);
    expect(data).toMatchObject({ store: { id: '10007', name: 'Fjord Kontor', selfEntryAllowed: false } });
  });

  it('is null where there is none, and nobody asks there', async () => {
    expect(await world.ask(visitor('99999'), '{ store { id } viewer { kind } }')).toEqual({
      data: { store: null, viewer: null },
    });
    expect(
      await world.identity.resolveActor({ storeId: '99999', kind: 'portal', sessionToken: null }),
    ).toBeNull();
    expect(
      await world.identity.resolveActor({ storeId: 'abc', kind: 'portal', sessionToken: null }),
    ).toBeNull();
  });

  it('is refused with why when its id is not five digits', async () => {
    const attempt = world.identity.createStore({ ...ruilhoek, id: '3004' });
    await expect(attempt).rejects.toBeInstanceOf(Refusal);
    await expect(attempt).rejects.toMatchObject({
      problem: { fields: [{ path: 'id', code: 'BAD_FORMAT' }] },
    });
    await expect(
      world.identity.createStore({ ...ruilhoek, id: '30043', timeZone: 'Nergens', colour: 'red' }),
    ).rejects.toMatchObject({
      problem: { fields: [{ path: 'colour' }, { path: 'timeZone' }] },
    });
  });

  it.each([
    ['timeZone', ['+01:00', '-08', 'Europe/Nergens', '', 'utc+1']],
    ['currency', ['eur', 'EURO', 'ZZZ', '']],
    ['country', ['nl', 'NLD', 'ZZ', '']],
    ['language', ['fr', 'NL', 'no', '']],
  ])('is refused with a %s that is none: %j', async (path, values) => {
    for (const value of values)
      await expect(
        world.identity.createStore({ ...ruilhoek, id: '30044', country: 'NL', [path]: value }),
      ).rejects.toMatchObject({
        problem: { __typename: 'InvalidInput', fields: [{ path, code: 'BAD_FORMAT' }] },
      });
  });

  it('tells the other services what it is, each time with a higher version', async () => {
    await world.identity.changeStore('10007', { colour: '#113355' });
    const events = await world.database.admin<{ payload: { version: number; data: object } }>(
      `SELECT payload FROM graphile_worker._private_jobs WHERE payload ->> 'event' = 'identity.store-changed'
          AND payload ->> 'storeId' = '10007' ORDER BY id`,
    );
    const { contact: _contact, ...told } = { ...fjordKontor, colour: '#113355', portalOn: true };
    expect(events.at(-1)?.payload).toMatchObject({ version: 2, data: told });
    expect(events.at(0)?.payload).toMatchObject({ version: 1, data: { colour: '#0b5c8a' } });
  });

  it('has the modules it was made with, and those it is given and loses later; the other services are told [N21]', async () => {
    const modulesOf = async (id: string): Promise<unknown> =>
      (await world.ask(visitor(id), '{ store { modules selfEntryAllowed } }')).data?.store;
    expect(await modulesOf('10007')).toEqual({ modules: [], selfEntryAllowed: false });
    await world.identity.createStore({ ...ruilhoek, id: '60001', modules: [] });
    expect(await modulesOf('60001')).toEqual({ modules: [], selfEntryAllowed: false });
    await world.identity.changeStore('60001', { modules: ['CONSIGNMENT'] });
    expect(await modulesOf('60001')).toEqual({ modules: ['CONSIGNMENT'], selfEntryAllowed: false });
    // Another change leaves them.
    await world.identity.changeStore('60001', { colour: '#113355' });
    const told = await world.database.admin<{ modules: string[] }>(
      `SELECT DISTINCT payload ->> 'version' AS version, (payload -> 'data' -> 'modules')::jsonb AS modules FROM graphile_worker._private_jobs
        WHERE payload ->> 'event' = 'identity.store-changed' AND payload ->> 'storeId' = '60001' ORDER BY 1`,
    );
    expect(told.map((each) => each.modules)).toEqual([[], ['CONSIGNMENT'], ['CONSIGNMENT']]);
  });

  it('keeps what is chosen of a module without the one it needs, and tells the others only what it has [N21]', async () => {
    await world.identity.createStore({ ...ruilhoek, id: '60002', modules: ['SELF_ENTRY', 'MARKDOWN'] });
    const shown = async (): Promise<unknown> =>
      (await world.ask(visitor('60002'), '{ store { modules selfEntryAllowed } }')).data?.store;
    const told = async (): Promise<unknown> =>
      (
        await world.database.admin<{ modules: unknown }>(
          `SELECT payload -> 'data' -> 'modules' AS modules FROM graphile_worker._private_jobs
            WHERE payload ->> 'event' = 'identity.store-changed' AND payload ->> 'storeId' = '60002' ORDER BY id DESC LIMIT 1`,
        )
      )[0]?.modules;
    expect(await shown()).toEqual({ modules: ['SELF_ENTRY', 'MARKDOWN'], selfEntryAllowed: false });
    expect(await told()).toEqual([]);
    const all = ['CONSIGNMENT', 'SELF_ENTRY', 'MARKDOWN'] as const;
    await world.identity.changeStore('60002', { modules: all });
    expect(await shown()).toEqual({ modules: all, selfEntryAllowed: true });
    expect(await told()).toEqual(all);
  });

  it('is refused a module that no store of its id can have [K11 N21]', async () => {
    await expect(
      world.identity.createStore({ ...ruilhoek, id: '13001', modules: ['CONSIGNMENT', 'SELF_ENTRY'] }),
    ).rejects.toMatchObject({ problem: { fields: [{ path: 'modules', code: 'NOT_ALLOWED' }] } });
  });

  it('has no module that there is none of', async () => {
    const attempt = world.identity.createStore({ ...ruilhoek, id: '60002', modules: ['QUOTE' as never] });
    await expect(attempt).rejects.toMatchObject({ problem: { fields: [{ path: 'modules' }] } });
  });

  it('is listed by id for start-up and cron', async () => {
    expect(await world.identity.listStoreIds()).toEqual(expect.arrayContaining(['10007', '30042']));
  });

  it('sorts past the prefixes of surnames where it is Dutch, or was made so, and tells it with its country', async () => {
    const made = { ...ruilhoek, timeZone: 'Europe/Amsterdam', currency: 'EUR', country: 'BE' };
    const wanted: [string, Partial<typeof ruilhoek>, boolean][] = [
      ['20001', { language: 'nl' }, true],
      ['20002', { language: 'sv' }, false],
      ['20003', { language: 'nl', sortsPastPrefixes: false }, false],
      ['20004', { language: 'en', sortsPastPrefixes: true }, true],
    ];
    for (const [storeId, more, sortsPastPrefixes] of wanted) {
      await world.identity.createStore({ ...made, ...more, id: storeId });
      const { data } = await world.ask(visitor(storeId), '{ store { sortsPastPrefixes } }');
      expect([storeId, data]).toEqual([storeId, { store: { sortsPastPrefixes } }]);
    }
    await world.identity.changeStore('20003', { sortsPastPrefixes: true });
    const told = await world.database.admin<{ data: object }>(
      `SELECT payload -> 'data' AS data FROM graphile_worker._private_jobs WHERE payload ->> 'event' = 'identity.store-changed'
          AND payload ->> 'storeId' = '20003' ORDER BY id`,
    );
    expect([told.at(0), told.at(-1)]).toMatchObject(
      [false, true].map((sortsPastPrefixes) => ({ data: { country: 'BE', sortsPastPrefixes } })),
    );
    const changes = await world.database.admin<{ changes: object }>(
      `SELECT changes FROM identity.audit WHERE store_id = '20003' AND entity = 'store' AND action = 'UPDATE'`,
    );
    expect(JSON.stringify(changes)).toContain('sorts_past_prefixes');
  });
});
