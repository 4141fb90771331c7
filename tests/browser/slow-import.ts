import { Client } from 'pg';
import { startEmbedded } from '../../services/embedded/embedded';
import type { Product } from '../product/product';

/** Each piece of a stock file takes five seconds more: an import goes on while somebody looks at it, on any machine. */
export async function slowImport<T>(product: Product, meanwhile: () => Promise<T>): Promise<T> {
  const dataRoot = product.environment['KOMMIS_DATA'] ?? '';
  const { adminUrl } = await startEmbedded({ dataRoot, whenRunning: 'join' });
  const client = new Client({ connectionString: adminUrl.replace(/\/postgres$/, '/kommis') });
  await client.connect();
  try {
    await client.query(`CREATE FUNCTION public.slowly() RETURNS trigger LANGUAGE plpgsql
      AS 'BEGIN PERFORM pg_sleep(5); RETURN NULL; END'`);
    await client.query(
      'CREATE TRIGGER slowly BEFORE INSERT ON consignment.item EXECUTE FUNCTION public.slowly()',
    );
    return await meanwhile();
  } finally {
    await client.query('DROP FUNCTION IF EXISTS public.slowly() CASCADE');
    await client.end();
  }
}
