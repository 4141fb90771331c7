import { Kind, parse, type OperationDefinitionNode } from 'graphql';
import { webOperation } from '../gateway/testing/web-operations';
import { cursorOf } from '../services/kernel/connection/connection';
import type { Seeded } from './seed';

/** Who is measured: the product, and the two floors on the same database. */
export type Target = 'product' | 'floor' | 'guarded';

/** One measured operation: the next request for each target, endlessly different. */
export interface Operation {
  name: string;
  title: string;
  /** Reads have a target of architecture.md. */
  kind: 'read' | 'write' | 'page';
  requests: Partial<Record<Target, (turn: number) => Buffer>>;
}

const listColumns = `nodes { id number kind displayName socialTitle firstName lastName companyName email telephone
  billingAddress { street postalCode town country } newsletter { state } registeredAt lastVisitAt groups { id name colour } }
  pageInfo { hasNextPage hasPreviousPage startCursor endCursor } total { count capped }`;

/** The list with groups and total alone: what the figures of known peers were measured on. */
const leanList = `query LeanList($first: Int, $after: String, $sort: CustomerSort, $direction: SortDirection) {
  customers(first: $first, after: $after, sort: $sort, direction: $direction) { ${listColumns} } }`;

interface Sent {
  text: string;
  name: string;
  variables: ReadonlySet<string>;
}

/** The operations as the web's pages send them, by root field; ours where no page has one yet. */
export function operationsOf(seeded: Seeded): Operation[] {
  const { storeId, consignors, staffToken, staffId, groupId, middle, surnames } = seeded;
  const myPage = sent(webOperation('MyPage').text);
  const list = sent(webOperation('Customers').text);
  const lean = sent(leanList);
  const create = sent(webOperation('CreateCustomer').text);
  const consignor = (turn: number): Seeded['consignors'][number] => consignors[turn % consignors.length]!;
  const surname = (turn: number): string => surnames[(turn * 7) % surnames.length]!;
  const newCustomer = (turn: number): Record<string, unknown> => ({
    kind: 'PRIVATE',
    firstName: 'Nieuwe',
    lastName: 'Klant',
    email: `nieuw.${process.pid}.${turn}@klant.example.test`,
    telephone: '030 231 44 90',
    billingAddress: { street: 'Voorstraat 41', postalCode: '3512 AJ', town: 'Utrecht', country: 'NL' },
  });
  const staff = (document: Sent, variables: (turn: number) => Record<string, unknown>) => (turn: number) =>
    post(`/${storeId}/console/graphql`, staffToken, document, variables(turn));
  const floors = (
    path: (turn: number) => string,
    token: (turn: number) => string,
  ): Operation['requests'] => ({
    floor: (turn) => request('GET', path(turn), null),
    guarded: (turn) => request('GET', path(turn), token(turn)),
  });
  const read = (
    name: string,
    title: string,
    variables: (turn: number) => Record<string, unknown>,
    query: (turn: number) => string,
    document = list,
  ): Operation => ({
    name,
    title,
    kind: 'read',
    requests: {
      product: staff(document, (turn) => ({
        first: 50,
        sort: 'NUMBER',
        direction: 'DESC',
        ...variables(turn),
      })),
      ...floors(
        (turn) => `/list?staff=${staffId}&${query(turn)}`,
        () => staffToken,
      ),
    },
  });
  const after = cursorOf(String(middle.number), middle.id);
  return [
    {
      name: 'my-page',
      title: 'My page (the operation)',
      kind: 'read',
      requests: {
        product: (turn) =>
          post(`/${storeId}/graphql`, consignor(turn).token, myPage, {
            customer: consignor(turn).customerId,
            since: new Date(Date.now() - 60 * 86_400_000).toISOString(),
          }),
        ...floors(
          (turn) => `/my?customer=${consignor(turn).customerId}`,
          (turn) => consignor(turn).token,
        ),
      },
    },
    read(
      'list',
      'Customer list, page 1',
      () => ({}),
      () => 'by=all',
    ),
    read(
      'lean',
      'Customer list, groups and total only',
      () => ({}),
      () => 'by=lean',
      lean,
    ),
    read(
      'deep',
      'Customer list, deep page',
      () => ({ after }),
      () => `by=deep&number=${middle.number}&id=${middle.id}`,
    ),
    read(
      'search',
      'Customer list, search',
      (turn) => ({ search: surname(turn) }),
      (turn) => `by=search&words=${surname(turn)}`,
    ),
    read(
      'group',
      'Customer list, by group',
      () => ({ groupId }),
      () => `by=group&group=${groupId}`,
    ),
    {
      name: 'my-page-rendered',
      title: 'My page (rendered)',
      kind: 'page',
      requests: {
        product: (turn) =>
          Buffer.from(
            `GET /${storeId}/my HTTP/1.1\r\nhost: localhost\r\ncookie: kommis-${storeId}-portal=${consignor(turn).token}\r\naccept: text/html\r\n\r\n`,
          ),
      },
    },
    // Last: what it sets off in the other services goes on while the next one would be measured.
    {
      name: 'create',
      title: 'Create customer',
      kind: 'write',
      requests: {
        product: staff(create, (turn) => ({ input: newCustomer(turn) })),
        floor: (turn) => request('POST', '/create', null, newCustomer(turn)),
        guarded: (turn) => request('POST', '/create', staffToken, newCustomer(turn)),
      },
    },
  ];
}

function post(
  path: string,
  token: string,
  { text, name, variables: declared }: Sent,
  given: Record<string, unknown>,
): Buffer {
  const variables = Object.fromEntries(Object.entries(given).filter(([key]) => declared.has(key)));
  return request('POST', path, token, { query: text, operationName: name, variables });
}

function request(method: string, path: string, token: string | null, body?: unknown): Buffer {
  const text = body === undefined ? '' : JSON.stringify(body);
  const head = [
    `${method} ${path} HTTP/1.1`,
    'host: localhost',
    ...(token === null ? [] : [`authorization: Session ${token}`]),
    ...(body === undefined
      ? []
      : ['content-type: application/json', `content-length: ${Buffer.byteLength(text)}`]),
  ];
  return Buffer.from(`${head.join('\r\n')}\r\n\r\n${text}`);
}

function sent(text: string): Sent {
  const operation = parse(text).definitions.find(
    (each): each is OperationDefinitionNode => each.kind === Kind.OPERATION_DEFINITION,
  );
  const variables = new Set(
    (operation?.variableDefinitions ?? []).map(({ variable }) => variable.name.value),
  );
  return { text, name: operation?.name?.value ?? '', variables };
}
