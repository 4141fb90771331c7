import { visitor, type Actor } from '../../kernel/actor/actor';
import { forAllTests } from '../../kernel/testing/for-all-tests';
import { portalOf, staffOf } from '../../kernel/testing/open';
import { identityWorld } from '../testing/identity-world';

const world = forAllTests(identityWorld);
const manager = { ...staffOf('30042'), rights: ['store.settings'] };
const FIELDS = 'page language text isReady version';
type Text = Record<'page' | 'language' | 'text' | '__typename', string> & {
  version: number;
  isReady: boolean;
};

async function write(input: object, actor: Actor = manager) {
  const { data, errors } = await world.ask(
    actor,
    `mutation ($input: WriteStorePageTextInput!) { writeStorePageText(input: $input) { __typename
      ... on StorePageText { ${FIELDS} } ... on InvalidInput { fields { path code } } ... on ChangedMeanwhile { version } } }`,
    { input },
  );
  return (data?.['writeStorePageText'] ?? errors?.[0]?.extensions) as Text;
}
const read = async (page: string, language: string, actor: Actor = visitor('30042')): Promise<Text | null> =>
  ((
    await world.ask(
      actor,
      `query ($page: StorePage!, $language: LanguageCode!) { storePageText(page: $page, language: $language) { ${FIELDS} } }`,
      { page, language },
    )
  ).data?.['storePageText'] ?? null) as Text | null;
const links = async (storeId = '30042'): Promise<{ page: string; languages: string[] }[]> =>
  ((await world.ask(visitor(storeId), '{ store { pages { page languages } } }')).data?.['store'] as never)[
    'pages'
  ];

test('a page that is not written has no link; one that is written is read in its language, and falls back to the store’s [U8 U9]', async () => {
  expect((await links()).map(({ page }) => page)).toEqual(['CONTACT', 'ACCESSIBILITY']);
  expect(await read('ABOUT', 'nl')).toBeNull();
  const text = 'Sinds 1998.\n\n- jassen\n- schoenen';
  expect(await write({ page: 'ABOUT', language: 'nl', text: `  ${text}\n` })).toEqual({
    ...{ __typename: 'StorePageText', page: 'ABOUT', language: 'nl', text, isReady: false, version: 1 },
  });
  // Saved as it was it is no new version.
  expect(await write({ page: 'ABOUT', language: 'nl', text, version: 1 })).toMatchObject({ version: 1 });
  for (const actor of [visitor('30042'), portalOf('30042'), manager])
    for (const language of ['nl', 'sv'])
      expect(await read('ABOUT', language, actor)).toMatchObject({ text, language: 'nl' });
  await write({ page: 'ABOUT', language: 'en', text: 'Since 1998.' });
  expect(await read('ABOUT', 'en')).toMatchObject({ text: 'Since 1998.' });
  expect(await links()).toContainEqual({ page: 'ABOUT', languages: ['nl', 'en'] });
  // In another language than the store's alone it is there for who reads that.
  await write({ page: 'TERMS', language: 'sv', text: 'Villkor' });
  expect([await read('TERMS', 'nl'), (await read('TERMS', 'sv'))?.text]).toEqual([null, 'Villkor']);
  await write({ page: 'ABOUT', language: 'nl', text: ' ' });
  expect(await read('ABOUT', 'sv')).toBeNull();
  expect(await links()).toContainEqual({ page: 'ABOUT', languages: ['en'] });
  expect(await links('10007')).toEqual([{ page: 'ACCESSIBILITY', languages: ['nl', 'nb', 'sv', 'en'] }]);
});

test('what somebody else wrote meanwhile is not overwritten, not even where they took it away', async () => {
  const cookies = { page: 'COOKIES', language: 'nl' };
  expect(await write({ ...cookies, text: 'Een', version: 0 })).toMatchObject({ version: 1 });
  expect(await write({ ...cookies, text: 'Twee', version: 0 })).toEqual({
    __typename: 'ChangedMeanwhile',
    version: 1,
  });
  await write({ ...cookies, text: '', version: 1 });
  expect(await write({ ...cookies, text: 'Drie', version: 1 })).toEqual({
    __typename: 'ChangedMeanwhile',
    version: 2,
  });
  const first = { page: 'COOKIES', language: 'sv', version: 0 };
  const both = await Promise.all([write({ ...first, text: 'a' }), write({ ...first, text: 'b' })]);
  expect(both.map((each) => each.__typename).sort()).toEqual(['ChangedMeanwhile', 'StorePageText']);
});

test('an accessibility statement stands there from the first day, in four languages and by the law of the country, until the store writes one [L13]', async () => {
  for (const [language, said] of [
    ['nl', 'Autoriteit Consument en Markt'],
    ['nb', 'Vi følger WCAG 2.2 på nivå AA'],
    ['sv', 'tillgänglighet'],
    ['en', 'WCAG 2.2 at level AA'],
  ] as const) {
    const ready = await read('ACCESSIBILITY', language);
    expect(ready).toMatchObject({ isReady: true, language, version: 0, text: expect.stringContaining(said) });
    expect(ready?.text).toContain('De Ruilhoek');
  }
  expect((await read('ACCESSIBILITY', 'nb', visitor('10007')))?.text).toContain(
    'likestillings- og diskrimineringsloven',
  );
  await write({ page: 'ACCESSIBILITY', language: 'nl', text: 'Eigen tekst' });
  expect(await read('ACCESSIBILITY', 'en')).toMatchObject({ text: 'Eigen tekst', isReady: false });
});

test('staff see each page in each language as it is written, and where to begin', async () => {
  const list = async (page: string, actor: Actor = manager) => {
    const asked = `query ($page: StorePage) { storePageTexts(page: $page) { ${FIELDS} } }`;
    const { data, errors } = await world.ask(actor, asked, { page });
    return (data?.['storePageTexts'] ?? errors?.[0]?.extensions) as Text[];
  };
  expect(await list('COOKIES')).toMatchObject([
    { language: 'nl', text: '', version: 2 },
    { language: 'nb', text: '', version: 0 },
    { language: 'sv', version: 1 },
    { language: 'en', version: 0 },
  ]);
  expect(await list('ACCESSIBILITY')).toMatchObject([
    { isReady: false },
    { isReady: true },
    {},
    { isReady: true },
  ]);
  expect(await list('COOKIES', portalOf('30042'))).toMatchObject({ code: 'FORBIDDEN' });
});

test('what is too long, no page or no language is refused, and who has not the right writes nothing', async () => {
  const terms = { page: 'TERMS', language: 'nl' };
  expect(await write({ ...terms, text: 'x'.repeat(20_001) })).toMatchObject({
    ...{ __typename: 'InvalidInput', fields: [{ path: 'text', code: 'TOO_LONG' }] },
  });
  expect((await write({ ...terms, text: 'x'.repeat(20_000) })).version).toBe(1);
  for (const actor of [visitor('30042'), portalOf('30042'), { ...manager, rights: ['users.edit'] }])
    expect(await write({ ...terms, text: 'nee' }, actor)).toMatchObject({ code: 'FORBIDDEN' });
  const kept = await world.database.admin<{ store_id: string }>(
    'SELECT DISTINCT store_id FROM identity.page_text',
  );
  expect(kept).toEqual([{ store_id: '30042' }]);
});
