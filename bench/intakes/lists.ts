import { webOperation } from '../../gateway/testing/web-operations';
import { Connection } from '../load';
import { post, sent, type Operation, type Sent } from '../operations';
import type { Seeded } from '../seed';
import { WAITING } from './waiting';

const FIRST = 50;

/** What waits for labels, as the console shows it: the items, and the intakes they are in; the first page and one from the middle. */
export async function listsOf(
  { storeId, staffToken }: Pick<Seeded, 'storeId' | 'staffToken'>,
  port: number,
): Promise<Operation[]> {
  const path = `/${storeId}/console/graphql`;
  const lists: [string, Sent, object][] = [
    ['Items to label', sent(webOperation('Labels').text), { need: 'TO_COME' }],
    ['Intakes to receive', sent(webOperation('Intakes').text), { state: 'SUBMITTED' }],
  ];
  const made: Operation[] = [];
  for (const [title, document, of] of lists) {
    const ask = (paging: object): Buffer => post(path, staffToken, document, { ...of, ...paging });
    const after = await middleOf(port, ask);
    made.push(
      operation(`${title}, page 1`, () => ask({ first: FIRST })),
      operation(`${title}, deep page`, () => ask({ first: FIRST, after })),
    );
  }
  const head = `host: localhost\r\ncookie: kommis-${storeId}-staff=${staffToken}\r\naccept: text/html`;
  const page = Buffer.from(`GET /${storeId}/console/labels?need=to-come HTTP/1.1\r\n${head}\r\n\r\n`);
  return [...made, { ...operation('Items to label (rendered)', () => page), kind: 'page' }];
}

const operation = (title: string, product: () => Buffer): Operation => ({
  name: title,
  title,
  kind: 'read',
  requests: { product },
});

/** Where the middle of a list is: read on from its beginning, as somebody would who presses on and on. */
async function middleOf(port: number, ask: (paging: object) => Buffer): Promise<string> {
  const connection = new Connection(port);
  let after: string | null = null;
  for (let seen = 0; seen < WAITING / 2; seen += FIRST * 4) {
    const { body } = await connection.send(ask({ first: FIRST * 4, ...(after === null ? {} : { after }) }));
    after = /"endCursor":"([^"]+)"/.exec(body.toString('utf8'))?.[1] ?? null;
    if (after === null) throw new Error(body.toString('utf8', 0, 400));
  }
  connection.close();
  return after ?? '';
}
