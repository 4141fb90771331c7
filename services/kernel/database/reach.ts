import { Client } from 'pg';

/** A database that answers at all does so within this. */
const PATIENCE_MS = 10_000;

/** The database that a setting names cannot be used; in a sentence without its password. The code says whether it may be later. */
export class DatabaseOutOfReach extends Error {
  constructor(
    message: string,
    readonly code: string,
  ) {
    super(message);
  }
}

/** Logs in once, and leaves: throws DatabaseOutOfReach where that does not go, with why. */
export async function assertReachable(setting: string, url: string): Promise<void> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: PATIENCE_MS });
  // What is no database may say more after the first that was wrong with it.
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('SELECT 1');
  } catch (error) {
    throw outOfReach(setting, new URL(url), error);
  } finally {
    await client.end().catch(() => undefined);
  }
}

function outOfReach(setting: string, url: URL, error: unknown): DatabaseOutOfReach {
  const { code = '', message } = error as { code?: string; message: string };
  const where = `${decodeURIComponent(url.hostname) || 'localhost'}:${url.port || '5432'}`;
  const user = decodeURIComponent(url.username);
  const say = (why: string, as: string): DatabaseOutOfReach =>
    new DatabaseOutOfReach(`${setting}: ${why}.`, as);
  if (code === 'ENOTFOUND') return say(`there is no host ${decodeURIComponent(url.hostname)}`, code);
  if (/^28/.test(code)) return say(`${where} does not let user "${user}" in with this password`, code);
  // pg's own, where the address has none and the server asks for one.
  if (/^SASL: .*password/.test(message)) return say(`${where} asks user "${user}" for a password`, '28P01');
  if (code === '3D000')
    return say(`${where} has no database "${decodeURIComponent(url.pathname.slice(1)) || user}"`, code);
  if (/does not support SSL/.test(message)) return say(`${where} does not speak TLS`, '28000');
  if (/^(E[A-Z_]+|57P0\d|53\d{3})$/.test(code)) return say(`no database answers at ${where} (${code})`, code);
  if (/^[0-9A-Z]{5}$/.test(code)) return say(`${where} refuses: ${message} (${code})`, code);
  if (/timeout/.test(message))
    return say(`no database answers at ${where} within ${PATIENCE_MS / 1000} s`, 'ETIMEDOUT');
  return say(`what answers at ${where} is no PostgreSQL`, 'ECONNRESET');
}
