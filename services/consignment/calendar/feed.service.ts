import type { LocalDate } from '../../kernel/clock/clock';
import type { Call } from '../../kernel/database/call';
import type { Transaction } from '../../kernel/database/transaction';
import type { Language } from '../../kernel/language/language';
import { assertVersion } from '../../kernel/refusal/refusal';
import { rowsOf } from '../../kernel/row/rows';
import { hashOfToken, isToken, newToken } from '../../kernel/secret/token';
import type { Ports } from '../../kernel/subgraph/service';
import { storeOf } from '../store/store';
import { CalendarFeed, type CalendarFeedMade } from './feed';
import { calendarFile, type FedNote } from './feed.file';

/** What a calendar outside is told of, around today; so many notes at most, those to come first. */
const DAYS_BACK = 30;
const DAYS_AHEAD = 400;
const MOST = 1_000;

const feedRows = rowsOf(CalendarFeed);

/** The address at which calendars outside read the notes [K25b]. */
export class FeedService {
  constructor(private readonly ports: Pick<Ports, 'clock' | 'publicUrl'>) {}

  /** What is known of the address, which is not what it is; null in a store that has no consignment. */
  async find(call: Call): Promise<CalendarFeed | null> {
    if (!(await storeOf(call))?.isOpen) return null;
    return call.read(async (tx) => {
      const { storeId } = tx.actor;
      return (await feedRows.byKeys(tx, [storeId])).get(storeId) ?? none(storeId);
    });
  }

  /** Makes an address in the place of the one that stood, which leads nowhere from now on. */
  async renew(call: Call, version: number | null): Promise<CalendarFeedMade> {
    const secret = newToken();
    await call.write((tx) => this.put(tx, version, hashOfToken(secret)));
    return { address: `${this.ports.publicUrl}/${call.actor.storeId}/calendar/${secret}.ics` };
  }

  /** Takes the address back, also where there was none. */
  async revoke(call: Call, version: number | null): Promise<CalendarFeed> {
    return call.write((tx) => this.put(tx, version, null));
  }

  /** The notes as a file, for who shows the secret; null for any other one, and where there is none. */
  async read(call: Call, secret: string): Promise<string | null> {
    if (!isToken(secret)) return null;
    const now = this.ports.clock.now();
    const rows = await call.read((tx) =>
      tx.sql<FedRow>(
        `SELECT store_name AS "storeName", language, return_on::text AS "returnOn", customer_id AS "customerId", number, name, items
           FROM consignment.calendar_fed($1, $2, $3, $4, $5)`,
        [hashOfToken(secret), now, DAYS_BACK, DAYS_AHEAD, MOST],
      ),
    );
    const [first] = rows;
    if (first === undefined) return null;
    const { storeName: name, language } = first;
    const store = { storeId: call.actor.storeId, name, language, publicUrl: this.ports.publicUrl };
    return calendarFile(
      store,
      rows.filter((row): row is FedRow & FedNote => row.returnOn !== null),
      now,
    );
  }

  private async put(
    tx: Transaction,
    version: number | null,
    secretHash: Buffer | null,
  ): Promise<CalendarFeed> {
    const { storeId } = tx.actor;
    // A row to wait for, where there never was one.
    await tx.sql(
      'INSERT INTO consignment.calendar_feed (version) VALUES (0) ON CONFLICT (store_id) DO NOTHING',
    );
    const before = (await feedRows.lock(tx, storeId)) ?? none(storeId);
    assertVersion(version, before.version);
    if (secretHash === null && before.secretHash === null) return before;
    const made = secretHash === null ? null : { at: this.ports.clock.now(), by: tx.actor.name };
    const given = { secretHash, madeAt: made?.at ?? null, madeBy: made?.by ?? null };
    await feedRows.update(tx, storeId, { ...given, version: before.version + 1 });
    return { ...before, ...given, version: before.version + 1 };
  }
}

/** A store that never had one. */
const none = (storeId: string): CalendarFeed => ({
  ...{ storeId, secretHash: null, madeAt: null, madeBy: null, version: 0 },
});

interface FedRow extends Record<string, unknown>, Omit<FedNote, 'returnOn'> {
  storeName: string;
  language: Language;
  /** Null where there is no note. */
  returnOn: LocalDate | null;
}
