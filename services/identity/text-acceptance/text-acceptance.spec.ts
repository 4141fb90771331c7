import { visitor, type Actor } from '../../kernel/actor/actor';
import { forAllTests } from '../../kernel/testing/for-all-tests';
import { portalOf, staffOf } from '../../kernel/testing/open';
import { goodPassword, identityWorld } from '../testing/identity-world';
import { requestActivation } from '../testing/operations';
import { textsToAccept, type Versioned } from './text-acceptance.rules';

const world = forAllTests(identityWorld);
const manager = { ...staffOf('30042'), rights: ['store.settings'] };
const terms = { page: 'TERMS', language: 'nl' };
const privacy = { page: 'PRIVACY', language: 'nl' };

const write = (page: object, text: string, actor: Actor = manager) =>
  world.ask(
    actor,
    'mutation ($input: WriteStorePageTextInput!) { writeStorePageText(input: $input) { __typename ... on StorePageText { version } } }',
    { input: { ...page, text } },
  );
const textOf = async (version: number | null, actor: Actor = visitor('30042'), page: object = terms) =>
  (
    await world.ask(
      actor,
      'query ($page: StorePage!, $language: LanguageCode!, $version: Int) { storePageText(page: $page, language: $language, version: $version) { text version updatedAt } }',
      { ...page, version },
    )
  ).data?.['storePageText'] as { text: string; version: number; updatedAt: string } | null;

/** Somebody invited uses their link, and accepts what they were shown. */
async function activate(email: string, acceptedTexts: object[] | null) {
  const customerId = await world.invite('30042', email);
  await world.ask(visitor('30042'), requestActivation, { input: { email } });
  await world.settled();
  const use = async (texts: object[] | null) => {
    const { data, errors } = await world.ask(
      visitor('30042'),
      `mutation ($input: SetPasswordInput!) { setPassword(input: $input) { __typename
        ... on LoggedIn { sessionToken } ... on InvalidInput { fields { path code } } } }`,
      { input: { token: world.tokenFor(email), password: goodPassword, acceptedTexts: texts } },
    );
    expect(errors).toBeUndefined();
    return data?.['setPassword'] as { __typename: string; sessionToken: string };
  };
  return { customerId, use, first: await use(acceptedTexts) };
}
const accept = async (actor: Actor, texts: object[]) => {
  const { data, errors } = await world.ask(
    actor,
    `mutation ($input: AcceptTextsInput!) { acceptTexts(input: $input) { __typename
      ... on TextsAccepted { acceptances { page version place } } ... on InvalidInput { fields { path code } } } }`,
    { input: { texts } },
  );
  return (data?.['acceptTexts'] ?? errors?.[0]?.extensions) as { __typename: string };
};
const openFor = async (actor: Actor, language = 'nl') =>
  (
    (
      await world.ask(
        actor,
        'query ($language: LanguageCode!) { viewer { textsToAccept(language: $language) { page language version } } }',
        { language },
      )
    ).data?.['viewer'] as { textsToAccept: object[] }
  ).textsToAccept;
const seenByStaff = async (customerId: string, actor: Actor = staffOf('30042')) =>
  (
    await world.ask(
      actor,
      `query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on Customer { users { user {
        acceptances { page language version isCurrent place acceptedAt publishedAt } } } } } }`,
      { representations: [{ __typename: 'Customer', id: customerId }] },
    )
  ).data?.['_entities'] as { users: { user: { acceptances: object[] } }[] }[];

test('who begins accepts the versions they were shown, with when and where, and can read them after they were changed [S14]', async () => {
  await write(terms, 'Ruilen binnen 8 dagen.');
  await write(privacy, 'Wij bewaren uw naam.');
  const published = (await textOf(null))?.updatedAt;
  const { customerId, first } = await activate('marijke@example.nl', [
    { ...terms, version: 1 },
    { ...privacy, version: 1 },
  ]);
  expect(first.__typename).toBe('LoggedIn');
  const actor = await world.actorOf('30042', 'portal', first.sessionToken);
  expect(await openFor(actor)).toEqual([]);
  await write(terms, 'Ruilen binnen 14 dagen.');
  const acceptedAt = world.clock.now().toISOString();
  const [seen] = await seenByStaff(customerId);
  expect(seen?.users[0]?.user.acceptances).toEqual([
    {
      ...privacy,
      version: 1,
      isCurrent: true,
      place: 'ACTIVATION',
      acceptedAt,
      publishedAt: expect.any(String),
    },
    { ...terms, version: 1, isCurrent: false, place: 'ACTIVATION', acceptedAt, publishedAt: published },
  ]);
  expect([(await textOf(1))?.text, (await textOf(2))?.text, await textOf(3)]).toEqual([
    ...['Ruilen binnen 8 dagen.', 'Ruilen binnen 14 dagen.', null],
  ]);
  // What is said today in the language of the reader is asked for; what they accepted is not asked for again.
  expect(await openFor(actor)).toEqual([{ ...terms, version: 2 }]);
  expect(await accept(actor, [{ ...terms, version: 2 }])).toMatchObject({
    ...{ __typename: 'TextsAccepted' },
    acceptances: expect.arrayContaining([{ page: 'TERMS', version: 2, place: 'PORTAL' }]),
  });
  expect([await openFor(actor), await openFor(actor, 'sv')]).toEqual([[], []]);
});

test('accepted twice, or by two clicks at once, stands once and as it was the first time', async () => {
  const { customerId, first } = await activate('dubbel@example.nl', null);
  const actor = await world.actorOf('30042', 'portal', first.sessionToken);
  const texts = [
    { ...privacy, version: 1 },
    { ...privacy, version: 1 },
  ];
  const answers = await Promise.all([accept(actor, texts), accept(actor, texts), accept(actor, texts)]);
  expect(answers.map(({ __typename }) => __typename)).toEqual(Array(3).fill('TextsAccepted'));
  const [seen] = await seenByStaff(customerId);
  expect(seen?.users[0]?.user.acceptances).toHaveLength(1);
});

test('a version that has never been is refused at its field, the link still works, and nothing is half done', async () => {
  const { customerId, use, first } = await activate('nooit@example.nl', [
    { ...privacy, version: 1 },
    { ...terms, version: 99 },
  ]);
  expect(first).toEqual({
    __typename: 'InvalidInput',
    fields: [{ path: 'acceptedTexts.1.version', code: 'NOT_ALLOWED' }],
  });
  const [seen] = await seenByStaff(customerId);
  expect(seen?.users[0]?.user.acceptances).toEqual([]);
  const { sessionToken } = await use([{ ...privacy, version: 1 }]);
  const actor = await world.actorOf('30042', 'portal', sessionToken);
  for (const [texts, path, code] of [
    [[{ page: 'ABOUT', language: 'nl', version: 1 }], 'texts.0.page', 'NOT_ALLOWED'],
    [[{ ...terms, version: 0 }], 'texts.0.version', 'OUT_OF_RANGE'],
    [Array(9).fill({ ...terms, version: 1 }), 'texts', 'OUT_OF_RANGE'],
  ] as const)
    expect(await accept(actor, [...texts])).toMatchObject({
      ...{ __typename: 'InvalidInput', fields: [{ path, code }] },
    });
  for (const actor of [visitor('30042'), manager])
    expect(await accept(actor, [{ ...terms, version: 1 }])).toMatchObject({ code: 'FORBIDDEN' });
});

test('another user, and another store, see nothing of it; a text of another store is no version here', async () => {
  await write(terms, 'Angrerett.', { ...staffOf('10007'), rights: ['store.settings'] });
  const { customerId, first } = await activate('alleen@example.nl', [{ ...privacy, version: 1 }]);
  const actor = await world.actorOf('30042', 'portal', first.sessionToken);
  expect((await seenByStaff(customerId, actor))[0]?.users[0]?.user.acceptances).toHaveLength(1);
  const other = await world.invite('30042', 'ander@example.nl');
  for (const stranger of [portalOf('30042', other), staffOf('10007'), visitor('30042')])
    expect(JSON.stringify((await seenByStaff(customerId, stranger)) ?? null)).not.toContain('PRIVACY');
  expect((await textOf(1, visitor('10007')))?.text).toBe('Angrerett.');
  expect(await textOf(2, visitor('10007'))).toBeNull();
});

test('the database keeps what was published as it was', async () => {
  for (const change of [
    `UPDATE identity.text_version SET text = 'anders' WHERE store_id = '30042'`,
    `DELETE FROM identity.text_version WHERE store_id = '30042'`,
  ])
    await expect(world.database.admin(change)).rejects.toThrow('stays as it was published');
  await write({ page: 'ABOUT', language: 'nl' }, 'Sinds 1998.');
  await write({ ...terms, language: 'sv' }, '');
  const kept = await world.database.admin<{ page: string; language: string }>(
    `SELECT DISTINCT page, language FROM identity.text_version WHERE store_id = '30042' ORDER BY page`,
  );
  expect(kept).toEqual([privacy, terms]);
});

test('of each page the text that would be shown is open, unless what it says today was accepted in any language', () => {
  const text = (page: string, language: string, version: number, words = 'x') => ({
    page,
    language,
    version,
    text: words,
  });
  const now = [
    text('TERMS', 'nl', 2),
    text('TERMS', 'en', 1),
    text('PRIVACY', 'nl', 1),
    text('ABOUT', 'nl', 1),
  ];
  const open = (accepted: Versioned[], language: string): string[] =>
    textsToAccept(now, accepted, language, 'nl').map(
      (each) => `${each.page} ${each.language} ${each.version}`,
    );
  expect(open([], 'sv')).toEqual(['TERMS nl 2', 'PRIVACY nl 1']);
  expect(open([], 'en')).toEqual(['TERMS en 1', 'PRIVACY nl 1']);
  expect(open([text('TERMS', 'nl', 1)], 'en')).toEqual(['TERMS en 1', 'PRIVACY nl 1']);
  expect(open([text('TERMS', 'nl', 2), text('PRIVACY', 'nl', 1)], 'en')).toEqual([]);
  expect(textsToAccept([text('TERMS', 'nl', 3, '')], [], 'nl', 'nl')).toEqual([]);
});
