import { forAllTests } from '../../kernel/testing/for-all-tests';
import { staffOf } from '../../kernel/testing/open';
import { visitor } from '../../kernel/actor/actor';
import { identityWorld, ruilhoek } from '../testing/identity-world';

const FIELDS =
  'name isSetUp legalName organisationNumber vatNumber country timeZone language languages sortsPastPrefixes minimumPasswordLength modules version contact { email telephone street postalCode town }';

describe('a store changed by its staff', () => {
  const world = forAllTests(identityWorld);
  const withRight = (right: string) => ({ ...staffOf('30042'), rights: [right] });
  const manager = withRight('store.settings');
  const change = async (input: object, actor = manager) => {
    const { data } = await world.ask(
      actor,
      `mutation ($input: UpdateStoreInput!) { updateStore(input: $input) { __typename
        ... on Store { ${FIELDS} } ... on InvalidInput { fields { path code message } } ... on ChangedMeanwhile { version } } }`,
      { input },
    );
    return data?.['updateStore'] as Record<string, unknown> | null;
  };
  const read = async () =>
    ((await world.ask(visitor('30042'), `{ store { ${FIELDS.replace(/ (isSetUp|version)/g, '')} } }`)).data?.[
      'store'
    ] ?? null) as Record<string, unknown> | null;

  it('is seen at once by everybody at its address; what is left out stays', async () => {
    const before = await read();
    const changed = await change({
      ...{ name: '  De  Ruilhoek Utrecht ', legalName: 'Ruilhoek B.V.', organisationNumber: 'KvK 1234 5678' },
      ...{ vatNumber: 'nl 1234.56.789.b13', languages: ['en', 'nl', 'en'], minimumPasswordLength: 14 },
      contact: { street: 'Oudegracht 12', postalCode: '3511 AB' },
    });
    const now = {
      ...{
        ...before,
        name: 'De Ruilhoek Utrecht',
        legalName: 'Ruilhoek B.V.',
        organisationNumber: '12345678',
      },
      ...{ vatNumber: 'NL123456789B13', languages: ['nl', 'en'], minimumPasswordLength: 14 },
      contact: { ...(before?.['contact'] as object), street: 'Oudegracht 12', postalCode: '3511 AB' },
    };
    expect(changed).toEqual({ __typename: 'Store', ...now, isSetUp: false, version: 2 });
    expect(await read()).toEqual(now);
    expect(await change({ legalName: ' ', contact: { street: null } })).toMatchObject({
      ...{ legalName: null, vatNumber: 'NL123456789B13' },
      contact: { street: null, postalCode: '3511 AB', town: 'Utrecht' },
    });
  });

  it.each([
    [{ name: ' ' }, 'name', 'BAD_FORMAT'],
    [{ name: 'x'.repeat(101) }, 'name', 'TOO_LONG'],
    [{ organisationNumber: '1234567' }, 'organisationNumber', 'BAD_FORMAT'],
    [{ vatNumber: 'NL123456789B14' }, 'vatNumber', 'BAD_FORMAT'],
    [{ timeZone: '+01:00' }, 'timeZone', 'BAD_FORMAT'],
    [{ timeZone: 'Mars/Olympus' }, 'timeZone', 'BAD_FORMAT'],
    [{ languages: [] }, 'languages', 'REQUIRED'],
    [{ languages: ['en', 'nb'] }, 'languages', 'NOT_ALLOWED'],
    [{ minimumPasswordLength: 7 }, 'minimumPasswordLength', 'OUT_OF_RANGE'],
    [{ minimumPasswordLength: 65 }, 'minimumPasswordLength', 'OUT_OF_RANGE'],
    [{ contact: { email: 'not an address' } }, 'contact.email', 'NOT_AN_EMAIL'],
  ])('%j is refused by its field, and nothing is written', async (input, path, code) => {
    const before = await read();
    expect(await change({ ...input, legalName: 'Somebody else' })).toMatchObject({
      __typename: 'InvalidInput',
      fields: [expect.objectContaining({ path, code })],
    });
    expect(await read()).toEqual(before);
  });

  it('moved to another country is refused while its numbers are those of the one it was in', async () => {
    await change({ organisationNumber: '12345678', vatNumber: 'NL123456789B13' });
    expect(await change({ country: 'NO' })).toMatchObject({
      fields: [{ path: 'organisationNumber' }, { path: 'vatNumber' }],
    });
    expect(
      await change({ country: 'NO', organisationNumber: '923 609 016', vatNumber: '923609016 MVA' }),
    ).toMatchObject({ country: 'NO', organisationNumber: '923609016', vatNumber: 'NO923609016MVA' });
    await change({ country: 'NL', organisationNumber: null, vatNumber: null });
  });

  it('edited by two at once, is saved by the first one, and the second one is told', async () => {
    const { version } = (await change({})) ?? {};
    const both = await Promise.all(['One', 'Other'].map((legalName) => change({ version, legalName })));
    expect(both.map((each) => each?.['__typename']).sort()).toEqual(['ChangedMeanwhile', 'Store']);
    expect(both).toContainEqual({ __typename: 'ChangedMeanwhile', version: Number(version) + 1 });
  });

  it('is changed by nobody without the right, and the one next door stays as it is', async () => {
    const { errors } = await world.ask(
      withRight('consignment.settings'),
      'mutation { updateStore(input: { name: "Mine" }) { __typename } }',
    );
    expect(errors).toHaveLength(1);
    expect(await read()).not.toMatchObject({ name: 'Mine' });
    await change({ name: ruilhoek.name });
    const { data } = await world.ask(visitor('10007'), '{ store { name legalName } }');
    expect(data).toEqual({ store: { name: 'Fjord Kontor', legalName: null } });
  });

  it('tells the other services who trades, and what it has', async () => {
    await change({ legalName: 'Ruilhoek B.V.', modules: [] });
    const [told] = await world.database.admin<{ data: object }>(
      `SELECT payload -> 'data' AS data FROM graphile_worker._private_jobs WHERE payload ->> 'event' = 'identity.store-changed'
          AND payload ->> 'storeId' = '30042' ORDER BY id DESC LIMIT 1`,
    );
    expect(told?.data).toMatchObject({ legalName: 'Ruilhoek B.V.', vatNumber: '', modules: [] });
    const kept = await world.database.admin<{ changes: object }>(
      `SELECT changes FROM identity.audit WHERE store_id = '30042' AND entity = 'store' AND action = 'UPDATE'`,
    );
    expect(JSON.stringify(kept)).toContain('legal_name');
  });
});
