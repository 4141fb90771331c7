import { Client } from 'pg';
import { startEmbedded } from '../../services/embedded/embedded';
import type { Product } from '../product/product';

/** Everybody who is logged in did so these many minutes ago, however they were in use since. */
export async function logInsAre(product: Product, minutes: number): Promise<void> {
  await ofLogIns(product, "UPDATE identity.session SET authenticated_at = now() - $1 * interval '1 minute'", [
    minutes,
  ]);
}

/** How many sessions there are. */
export async function countLogIns(product: Product): Promise<number> {
  return (await ofLogIns(product, 'SELECT FROM identity.session')).length;
}

async function ofLogIns(product: Product, text: string, values: unknown[] = []): Promise<object[]> {
  const dataRoot = product.environment['KOMMIS_DATA'] ?? '';
  const { adminUrl } = await startEmbedded({ dataRoot, whenRunning: 'join' });
  const client = new Client({ connectionString: adminUrl.replace(/\/postgres$/, '/kommis') });
  await client.connect();
  try {
    return (await client.query<object>(text, values)).rows;
  } finally {
    await client.end();
  }
}
