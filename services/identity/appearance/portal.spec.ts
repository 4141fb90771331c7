import { visitor, type Actor } from '../../kernel/actor/actor';
import { forAllTests } from '../../kernel/testing/for-all-tests';
import { staffOf } from '../../kernel/testing/open';
import { skinColours } from '../../../schema/skins';
import { goodPassword, identityWorld } from '../testing/identity-world';

const LOOK = 'skin colour freeColour portalOn';

describe('a store’s portal, changed by its staff', () => {
  const world = forAllTests(identityWorld);
  const withRight = (right: string, storeId = '30042'): Actor => ({ ...staffOf(storeId), rights: [right] });
  const manager = withRight('store.settings');
  const change = async (input: object, actor = manager) => {
    const { data } = await world.ask(
      actor,
      `mutation ($input: UpdatePortalInput!) { updatePortal(input: $input) { __typename
        ... on Store { ${LOOK} version } ... on InvalidInput { fields { path code } } ... on ChangedMeanwhile { version } } }`,
      { input },
    );
    return data?.['updatePortal'] as Record<string, unknown> | null;
  };
  const read = async (storeId = '30042') =>
    (await world.ask(visitor(storeId), `{ store { ${LOOK} } }`)).data?.['store'];
  const loggedIn = async (): Promise<unknown> =>
    (await world.ask(manager, '{ store { portalVisitors } }')).data?.['store'];
  const logIn = async (email: string): Promise<string> => {
    const { data } = await world.ask(
      visitor('30042'),
      `mutation ($input: LogInInput!) { logIn(input: $input) { __typename ... on LoggedIn { sessionToken } } }`,
      { input: { email, password: goodPassword } },
    );
    return (data?.['logIn'] as { sessionToken?: string }).sessionToken ?? '';
  };

  it('takes a ready skin and its own colour, and everybody at its address has it at once [K8 K9 K10]', async () => {
    expect(await read()).toEqual({ skin: 'FREE', colour: '#7a2e5d', freeColour: '#7a2e5d', portalOn: true });
    expect(await change({ skin: 'FOREST' })).toMatchObject({ __typename: 'Store', skin: 'FOREST' });
    expect(await read()).toMatchObject({ colour: skinColours.FOREST, freeColour: '#7a2e5d' });
    expect(await change({ skin: 'FREE', colour: ' ABC ' })).toMatchObject({ colour: '#aabbcc' });
    expect(await read()).toMatchObject({ skin: 'FREE', colour: '#aabbcc', freeColour: '#aabbcc' });
    expect(await read('10007')).toMatchObject({ colour: '#0b5c8a' });
    await change({ colour: '#7a2e5d' });
  });

  it('tells the other services the colour that counts: mails and papers have it', async () => {
    await change({ skin: 'INK' });
    const [told] = await world.database.admin<{ colour: string }>(
      `SELECT payload -> 'data' ->> 'colour' AS colour FROM graphile_worker._private_jobs WHERE payload ->> 'event' = 'identity.store-changed'
          AND payload ->> 'storeId' = '30042' ORDER BY id DESC LIMIT 1`,
    );
    expect(told?.colour).toBe(skinColours.INK);
    await change({ skin: 'FREE' });
    expect(await read()).toMatchObject({ colour: '#7a2e5d' });
  });

  it.each(['red', '#7a2e5', 'url(//x)', '#7a2e5d}', 'var(--x)', '', '#7a2e5d;x'])(
    '%j is no colour, and nothing is written',
    async (colour) => {
      const before = await read();
      expect(await change({ skin: 'ROSE', portalOn: false, colour })).toEqual({
        __typename: 'InvalidInput',
        fields: [{ path: 'colour', code: 'BAD_FORMAT' }],
      });
      expect(await read()).toEqual(before);
    },
  );

  it('a skin that there is none of is refused by its name, and the table has no such either', async () => {
    const { errors } = await world.ask(
      manager,
      'mutation ($skin: Skin!) { updatePortal(input: { skin: $skin }) { __typename } }',
      { skin: 'url(file:///etc/passwd)' },
    );
    expect(errors).toHaveLength(1);
    for (const set of [`skin = 'MINE'`, `skin = 'FOREST'`, `free_colour = '#123456'`, `colour = 'red'`])
      await expect(
        world.database.admin(`UPDATE identity.store SET ${set} WHERE store_id = '30042'`),
      ).rejects.toMatchObject({ code: '23514' });
  });

  it('edited by two at once, is saved by the first one, and the second one is told', async () => {
    const { version } = (await change({})) ?? {};
    const both = await Promise.all(['LINEN', 'SLATE'].map((skin) => change({ version, skin })));
    expect(both.map((each) => each?.['__typename']).sort()).toEqual(['ChangedMeanwhile', 'Store']);
    expect(both).toContainEqual({ __typename: 'ChangedMeanwhile', version: Number(version) + 1 });
    await change({ skin: 'FREE' });
  });

  it('is changed by nobody without the right', async () => {
    const { errors } = await world.ask(
      withRight('consignment.settings'),
      'mutation { updatePortal(input: { portalOn: false }) { __typename } }',
    );
    expect(errors).toHaveLength(1);
    expect(await read()).toMatchObject({ portalOn: true });
  });

  it('switched off, says how many are logged in, ends all of it at once, and lets nobody in until it is on [K3]', async () => {
    const emails = ['anna@example.nl', 'bert@example.nl'];
    for (const email of emails) {
      await world.invite('30042', email);
      await world.identity.activateUser('30042', email, goodPassword);
    }
    expect(await loggedIn()).toEqual({ portalVisitors: 0 });
    const tokens: string[] = [];
    for (const email of [...emails, 'anna@example.nl']) tokens.push(await logIn(email));
    expect(await loggedIn()).toEqual({ portalVisitors: 2 });
    const seen = async (): Promise<unknown> =>
      (await world.askWith('30042', 'portal', tokens[0] ?? '', '{ viewer { kind } }')).data?.['viewer'];
    expect(await seen()).toEqual({ kind: 'PORTAL' });

    expect(await change({ portalOn: false })).toMatchObject({ portalOn: false });
    expect(await loggedIn()).toEqual({ portalVisitors: 0 });
    for (const token of tokens)
      expect(await world.actorOf('30042', 'portal', token)).toMatchObject({ kind: 'visitor' });
    expect(await seen()).toEqual({ kind: 'VISITOR' });
    expect(await logIn('anna@example.nl')).toBe('');
    const left = await world.database.admin(
      `SELECT FROM identity.session WHERE kind = 'portal' AND store_id = '30042'`,
    );
    expect(left).toEqual([]);
    // What is public stays, and so does the console.
    expect(await read()).toMatchObject({ portalOn: false });

    await change({ portalOn: true });
    expect(await seen()).toEqual({ kind: 'VISITOR' });
    expect(await logIn('anna@example.nl')).not.toBe('');
  });

  it('how many are logged in is for staff', async () => {
    const { errors } = await world.ask(visitor('30042'), '{ store { portalVisitors } }');
    expect(errors).toHaveLength(1);
  });
});
