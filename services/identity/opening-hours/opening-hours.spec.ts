import { visitor, type Actor } from '../../kernel/actor/actor';
import { forAllTests } from '../../kernel/testing/for-all-tests';
import { portalOf, staffOf } from '../../kernel/testing/open';
import { identityWorld } from '../testing/identity-world';

const world = forAllTests(identityWorld);
const manager = { ...staffOf('30042'), rights: ['store.settings'] };
const PERIODS = 'periods { opensAt closesAt }';
const FIELDS = `days { weekday ${PERIODS} } exceptions { from upTo reason ${PERIODS} } note version`;
const shop = [{ opensAt: '10:00', closesAt: '17:30' }];

async function change(input: object, actor: Actor = manager) {
  const { data, errors } = await world.ask(
    actor,
    `mutation ($input: UpdateOpeningHoursInput!) { updateOpeningHours(input: $input) { __typename
      ... on OpeningHours { ${FIELDS} } ... on InvalidInput { fields { path code } } ... on ChangedMeanwhile { version } } }`,
    { input },
  );
  return (data?.['updateOpeningHours'] ?? errors?.[0]?.extensions) as Record<string, unknown>;
}
const read = async (actor: Actor = visitor('30042')): Promise<Record<string, unknown>> =>
  ((await world.ask(actor, `{ store { openingHours { ${FIELDS} } } }`)).data?.['store'] as never)[
    'openingHours'
  ];

test('hours are given by weekday, with breaks and a note, and are the same for every reader [U11]', async () => {
  expect(await read()).toEqual({ days: [], exceptions: [], note: null, version: 0 });
  const days = [
    { weekday: 'SATURDAY', periods: shop },
    { weekday: 'MONDAY', periods: [] },
    {
      weekday: 'TUESDAY',
      periods: [
        { opensAt: '09:00', closesAt: '12:00' },
        { opensAt: '13:00', closesAt: '00:00' },
      ],
    },
  ];
  const now = { days: [days[2], days[0]], exceptions: [], note: 'en op afspraak', version: 1 };
  expect(await change({ days, note: ' en op afspraak ', version: 0 })).toEqual({
    __typename: 'OpeningHours',
    ...now,
  });
  for (const actor of [visitor('30042'), portalOf('30042'), manager]) expect(await read(actor)).toEqual(now);
  expect(await change({ note: null })).toMatchObject({ note: null, days: now.days, version: 2 });
  expect(await change({ days: [], version: 1 })).toEqual({ __typename: 'ChangedMeanwhile', version: 2 });
  expect(await read(visitor('10007'))).toMatchObject({ days: [], version: 0 });
});

test('days on which it is otherwise stand there with why until they have passed, and go by themselves [U11]', async () => {
  const today = world.clock.now().toISOString().slice(0, 10);
  const later = '2099-12-25';
  const exceptions = [
    { from: later, upTo: '2099-12-26', reason: 'Kerst', periods: [] },
    { from: today, upTo: today, reason: 'Inventaris', periods: shop },
    { from: '2020-04-27', upTo: '2020-04-27', reason: 'Lang geleden', periods: [] },
  ];
  expect(await change({ exceptions })).toMatchObject({ exceptions: [exceptions[1], exceptions[0]] });
  world.clock.advance(2 * 86_400_000);
  expect(await read()).toMatchObject({ exceptions: [exceptions[0]] });
  expect(await change({ note: 'anders' })).toMatchObject({ exceptions: [exceptions[0]] });
  const [kept] = await world.database.admin<{ count: number }>(
    `SELECT jsonb_array_length(exceptions) AS count FROM identity.opening_hours WHERE store_id = '30042'`,
  );
  expect(kept).toEqual({ count: 1 });
});

test('what is no time, no day, or contradicts itself is refused where it stands; nothing is changed', async () => {
  const before = await read();
  const days = [{ weekday: 'MONDAY', periods: [{ opensAt: '17:00', closesAt: '09:00' }] }];
  const exceptions = [{ from: '2099-01-02', upTo: '2099-01-01', reason: ' ', periods: [] }];
  expect(await change({ days, exceptions })).toEqual({
    __typename: 'InvalidInput',
    fields: [
      { path: 'days.0.periods.0.closesAt', code: 'OUT_OF_RANGE' },
      { path: 'exceptions.0.upTo', code: 'OUT_OF_RANGE' },
      { path: 'exceptions.0.reason', code: 'REQUIRED' },
    ],
  });
  for (const opensAt of ['24:00', '9:00', '0900', 'noon', '<b>'])
    expect(
      await change({ days: [{ weekday: 'MONDAY', periods: [{ opensAt, closesAt: '10:00' }] }] }),
    ).toMatchObject({ fields: [{ path: 'days.0.periods.0.opensAt', code: 'BAD_FORMAT' }] });
  expect(await change({ note: 'x'.repeat(2001) })).toMatchObject({
    fields: [{ path: 'note', code: 'TOO_LONG' }],
  });
  expect(await read()).toEqual(before);
});

test('who has not the right changes nothing', async () => {
  for (const actor of [visitor('30042'), portalOf('30042'), { ...manager, rights: ['users.edit'] }])
    expect(await change({ days: [] }, actor)).toMatchObject({ code: 'FORBIDDEN' });
});

test('hours are judged without being saved, by the same rules and by who may save them [U11]', async () => {
  const before = await read();
  const wrong = {
    days: [{ weekday: 'MONDAY', periods: [{ opensAt: '10:00', closesAt: '09:00' }] }],
    exceptions: [{ from: '2099-12-25', upTo: '2099-12-24', reason: '', periods: [] }],
  };
  const told = await change(wrong);
  expect(told).toMatchObject({ __typename: 'InvalidInput' });
  expect((told['fields'] as object[]).length).toBe(3);
  expect(await change({ ...wrong, checkOnly: true })).toEqual(told);
  const right = { days: [{ weekday: 'SUNDAY', periods: shop }], note: 'anders', checkOnly: true };
  expect(await change(right)).toMatchObject(before);
  expect(await read()).toEqual(before);
  expect(await change(right, visitor('30042'))).toMatchObject({ code: 'FORBIDDEN' });
});
