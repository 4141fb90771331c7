import { Client } from 'pg';
import { startEmbedded } from '../../services/embedded/embedded';

/** What whoever logs in leaves behind, each his own; no page shows it to anybody else. */
const OWN = new Set(
  [
    'session',
    'attempt',
    'device',
    'sign_in',
    'audit',
    'audit_personal',
    'mail',
    'link_token',
    'chosen_language',
  ].map((table) => `identity.${table}`),
);
/** When somebody was here last. */
const VISITS = `ARRAY['last_visit_at', 'visit_told_at']`;

/** From now on the database of a product takes no change of what its pages show; whoever makes one is refused. */
export async function onlyRead(dataRoot: string): Promise<void> {
  const { adminUrl } = await startEmbedded({ dataRoot, whenRunning: 'join' });
  const client = new Client({ connectionString: adminUrl.replace(/\/postgres$/, '/kommis') });
  await client.connect();
  try {
    const { rows } = await client.query<{ name: string }>(
      `SELECT schemaname || '.' || quote_ident(tablename) AS name FROM pg_tables
        WHERE schemaname IN ('identity', 'customers', 'consignment', 'commerce')`,
    );
    await client.query(`CREATE FUNCTION public.only_read() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
      IF TG_OP = 'UPDATE' AND to_jsonb(OLD) - ${VISITS} = to_jsonb(NEW) - ${VISITS} THEN RETURN NEW; END IF;
      RAISE EXCEPTION 'A file that shares its product changes %.%', TG_TABLE_SCHEMA, TG_TABLE_NAME; END $$`);
    for (const { name } of rows.filter((each) => !OWN.has(each.name)))
      await client.query(
        `CREATE TRIGGER only_read BEFORE INSERT OR UPDATE OR DELETE ON ${name} FOR EACH ROW EXECUTE FUNCTION public.only_read()`,
      );
  } finally {
    await client.end();
  }
}
