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
      portalUrl
      selfEntryAllowed
      contact {
        email
        telephone
        street
        postalCode
        town
        openingHours
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
      contact: {
        email: 'winkel@deruilhoek.example',
        telephone: null,
        street: null,
        postalCode: null,
        town: 'Utrecht',
        openingHours: null,
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

  it('is listed by id for start-up and cron', async () => {
    expect(await world.identity.listStoreIds()).toEqual(['10007', '30042']);
  });
});
