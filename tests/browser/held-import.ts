import { Client } from 'pg';
import { startEmbedded } from '../../services/embedded/embedded';
import type { Product } from '../product/product';

/** An import is held in its next piece while somebody looks at it, however slow the machine, until it is told to go on. */
export const heldImport = <T>(product: Product, meanwhile: Meanwhile<T>): Promise<T> =>
  heldWrites(product, 'consignment.item', meanwhile);

type Meanwhile<T> = (goOn: () => Promise<void>) => Promise<T>;

/** Whoever writes new rows of a table is held, until it is told to go on. */
export async function heldWrites<T>(
  product: Product,
  table: 'consignment.item' | 'consignment.sale' | 'consignment.payout_line',
  meanwhile: Meanwhile<T>,
): Promise<T> {
  const dataRoot = product.environment['KOMMIS_DATA'] ?? '';
  const { adminUrl } = await startEmbedded({ dataRoot, whenRunning: 'join' });
  const client = new Client({ connectionString: adminUrl.replace(/\/postgres$/, '/kommis') });
  await client.connect();
  const goOn = async (): Promise<void> => void (await client.query('DELETE FROM public.held'));
  try {
    await client.query(`CREATE TABLE public.held AS SELECT 1 AS held;
      CREATE FUNCTION public.spec_hold() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$ BEGIN
        WHILE EXISTS (SELECT FROM public.held) LOOP PERFORM pg_sleep(0.02); END LOOP; RETURN NULL; END $$;
      CREATE TRIGGER spec_held BEFORE INSERT ON ${table} EXECUTE FUNCTION public.spec_hold()`);
    return await meanwhile(goOn);
  } finally {
    await goOn();
    await client.query('DROP FUNCTION public.spec_hold() CASCADE; DROP TABLE public.held');
    await client.end();
  }
}
