import { forAllTests } from '../../kernel/testing/for-all-tests';
import { newId } from '../../kernel/id/id';
import { customersWorld, staff } from '../testing/world';
import { SortDirection } from '../../kernel/graph/shared';
import { CustomerSort } from './customer.sort';

const world = forAllTests(() => customersWorld());

describe('every column sorts', () => {
  /** All customers by this column, a page of three at a time, forwards and then backwards. */
  const walk = async (
    sort: CustomerSort,
    direction: SortDirection,
    more = {},
  ): Promise<[string[], string[]]> => {
    const fields = 'nodes { id } pageInfo { endCursor startCursor hasNextPage hasPreviousPage }';
    type Page = {
      nodes: { id: string }[];
      pageInfo: { endCursor: string; startCursor: string; hasNextPage: boolean; hasPreviousPage: boolean };
    };
    const ask = (place: object): Promise<Page> =>
      world.ask<Page>(
        staff,
        `query ($sort: CustomerSort!, $direction: SortDirection!, $first: Int, $after: String, $last: Int, $before: String, $search: String, $groupId: UUID) {
           customers(sort: $sort, direction: $direction, first: $first, after: $after, last: $last, before: $before, filter: { search: $search, groupId: $groupId }) { ${fields} } }`,
        { sort, direction, ...more, ...place },
      );
    const forwards: string[] = [];
    let page = await ask({ first: 3 });
    for (;;) {
      forwards.push(...page.nodes.map((node) => node.id));
      if (!page.pageInfo.hasNextPage) break;
      page = await ask({ first: 3, after: page.pageInfo.endCursor });
    }
    const backwards = page.nodes.map((node) => node.id);
    while (page.pageInfo.hasPreviousPage) {
      page = await ask({ last: 3, before: page.pageInfo.startCursor });
      backwards.unshift(...page.nodes.map((node) => node.id));
    }
    return [forwards, backwards];
  };
  let groupId: string;
  let made: { id: string; email: string | null; newsletter: boolean; group: string; name: string }[];

  beforeAll(async () => {
    const group = await world.ask<{ id: string }>(
      staff,
      `mutation { createCustomerGroup(input: { name: "Aarde", colour: "#3b8260" }) { ... on CustomerGroup { id } } }`,
    );
    groupId = group.id;
    const groups = await world.ask<{ id: string; name: string; kind: string }[]>(
      staff,
      '{ customerGroups { id name kind } }',
    );
    const standard = groups.find((each) => each.kind === 'STORE_DEFAULT')?.name ?? '';
    made = [];
    for (let at = 0; at < 11; at += 1) {
      const email = at % 3 === 0 ? null : `sort${at}@example.test`;
      const newsletter = at % 2 === 0;
      const isInGroup = at % 4 === 1;
      const { id } = (await world.create({
        firstName: `Sorteer ${at}`,
        lastName: 'Alle',
        email,
        newsletter: newsletter ? { state: 'ON', source: 'EMAIL' } : { state: 'OFF' },
        groupIds: [groupId],
        ...(isInGroup ? { defaultGroupId: groupId } : {}),
      })) as unknown as { id: string };
      made.push({ id, email, newsletter, group: isInGroup ? 'Aarde' : standard, name: `Sorteer ${at}` });
    }
  });

  test.each(Object.values(CustomerSort))(
    '%s: the same customers in both directions, each once',
    async (sort) => {
      const [up, upBack] = await walk(sort, SortDirection.ASC);
      const [down, downBack] = await walk(sort, SortDirection.DESC);
      expect([...up].sort()).toEqual(made.map((each) => each.id).sort());
      expect([upBack, down, downBack]).toEqual([up, [...up].reverse(), [...up].reverse()]);
    },
  );

  test.each([{ search: 'sorteer' }, {}])(
    'by group, newsletter and log-in with %j, and in one group',
    async (more) => {
      const byId = new Map(made.map((each) => [each.id, each]));
      const inOrder = async (
        sort: CustomerSort,
        extra: object,
        of: (each: (typeof made)[number]) => string,
      ) => {
        const [ids] = await walk(sort, SortDirection.ASC, { ...more, ...extra });
        const values = ids.map((id) => of(byId.get(id) ?? (made[0] as (typeof made)[number])));
        expect(values).toHaveLength(made.length);
        expect(values).toEqual([...values].sort((a, b) => a.localeCompare(b)));
      };
      for (const extra of [{}, { groupId }]) {
        await inOrder(CustomerSort.GROUP, extra, (each) => each.group);
        await inOrder(CustomerSort.NEWSLETTER, extra, (each) => String(each.newsletter));
        await inOrder(CustomerSort.ENABLED, extra, (each) => (each.email === null ? '2' : '3'));
      }
    },
  );

  test('a cursor of another column, or a forged one, is refused and names the argument', async () => {
    const cursor = Buffer.from(JSON.stringify(['yes', newId()])).toString('base64url');
    await expect(
      world.ask(staff, `{ customers(sort: NEWSLETTER, after: "${cursor}") { nodes { id } } }`),
    ).rejects.toThrow(/cursor/);
  });
});

test('a log-in that identity tells of moves its customer, and an older telling does not move it back', async () => {
  const { id } = await world.create({ firstName: 'Uit', email: 'uit@example.test' });
  const tell = (version: number, logIn: number): Promise<void> =>
    world.tell('customers.on-log-ins-changed', { logIns: [{ customerId: id, version, logIn, users: [] }] });
  const first = async (): Promise<string | undefined> => {
    const list = await world.ask<{ nodes: { id: string }[] }>(
      staff,
      '{ customers(sort: ENABLED, direction: ASC, first: 1) { nodes { id } } }',
    );
    return list.nodes[0]?.id;
  };
  expect(await first()).not.toBe(id);
  await tell(2, 0);
  expect(await first()).toBe(id);
  await tell(1, 3);
  expect(await first()).toBe(id);
  await tell(3, 3);
  expect(await first()).not.toBe(id);
});
