import { Client } from 'pg';
import { startEmbedded } from '../../services/embedded/embedded';
import { must, until, type Asker } from '../product/graph';
import type { Product } from '../product/product';

/** A mutation with one input, as a document: its answer's name, why it was refused, and what else is wanted of it. */
export const mutation = (name: string, selection: string): string =>
  `mutation ($input: ${name[0]?.toUpperCase()}${name.slice(1)}Input!) { ${name}(input: $input) { __typename ... on Problem { message } ${selection} } }`;

/** Does it; a refusal is thrown. */
export async function done<T extends object>(
  product: Product,
  asker: Asker,
  query: string,
  input: object,
): Promise<T & { __typename: string }> {
  const answer = await must<T & { __typename: string }>(product, asker, query, { input });
  if ('message' in answer) throw new Error(JSON.stringify(answer));
  return answer;
}

/** What is there of a product's database, past every policy. */
export async function rowsIn<Row>(dataRoot: string, text: string): Promise<Row[]> {
  const { adminUrl } = await startEmbedded({ dataRoot, whenRunning: 'join' });
  const client = new Client({ connectionString: adminUrl.replace(/\/postgres$/, '/kommis') });
  await client.connect();
  try {
    return (await client.query(text)).rows as Row[];
  } finally {
    await client.end();
  }
}

/** Waits until everything that follows from what was done has been done. */
export function allHandled(dataRoot: string): Promise<unknown> {
  const waiting = 'SELECT FROM graphile_worker._private_jobs WHERE run_at <= now()';
  const isHandled = async (): Promise<boolean> => (await rowsIn(dataRoot, waiting)).length === 0;
  return until('All that follows has been done', isHandled, 60_000);
}
