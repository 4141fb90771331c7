import { crowd, figuresOf, type Visit } from '../../tests/attack/crowd';
import type { OverloadPart } from './parts';

const CLIENTS = 1_000;

/** A thousand clients of one address that ask without a pause: who is served in what time, and what the others hear. */
export const aCrowd: OverloadPart = {
  name: 'crowd',
  says: `${CLIENTS} clients at the pages and the graph of one store`,
  begin: ({ port, storeId }) => {
    const over = { is: false };
    const options = { clients: CLIENTS, seconds: 3_600, isOver: () => over.is };
    const all = crowd(`http://127.0.0.1:${port}`, visitsOf(storeId), options);
    return Promise.resolve({
      async stop() {
        over.is = true;
        const { served, refused, wrong } = figuresOf(await all);
        return {
          counts: {
            served: served.count,
            'told to come again': refused.count,
            'neither, or not told when': wrong.length,
          },
          ms: {
            'half of those served': served.p50,
            '99 of 100 served': served.p99,
            '99 of 100 told to come again': refused.p99,
          },
        };
      },
    });
  },
};

/** Three of four read the front page, the fourth asks the graph. */
function visitsOf(storeId: string): (client: number) => Visit {
  const body = JSON.stringify({ query: 'query Who { viewer { kind } store { name } }' });
  const headers = { 'content-type': 'application/json' };
  return (client) =>
    client % 4 === 0
      ? { kind: 'operation', path: `/${storeId}/graphql`, headers, body }
      : { kind: 'page', path: `/${storeId}`, headers: { accept: 'text/html' } };
}
