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
          served: served.count,
          'served in ms, half of them': served.p50,
          'served in ms, 99 of 100': served.p99,
          'told to come again': refused.count,
          'told so in ms, 99 of 100': refused.p99,
          'neither, or not told when': wrong.length,
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
