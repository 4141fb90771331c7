import type { Clock } from '../../kernel/clock/clock';
import type { Call } from '../../kernel/database/call';
import type { Transaction } from '../../kernel/database/transaction';
import { invalidInput } from '../../kernel/refusal/refusal';
import { pageTextRows, type StoredPageText } from '../page-text/page-text';
import { getStore } from '../store/store.rows';
import type { AcceptancePlace, TextAcceptance } from './text-acceptance';
import { acceptedPages, isSame, textsToAccept, type Versioned } from './text-acceptance.rules';

/** Which version of the terms and of the privacy statement who accepted, and when [S14]. */
export class TextAcceptanceService {
  constructor(private readonly clock: Clock) {}

  /** What a user accepted, the latest first; empty where the policy shows none of it. */
  async ofUser(call: Call, userId: string): Promise<TextAcceptance[]> {
    return (await call.load('identity.texts-accepted', userId, acceptancesOf)) ?? [];
  }

  /** What the reader has yet to accept; nothing for everybody but a user of the portal. */
  async open(call: Call, language: string): Promise<StoredPageText[]> {
    const { kind, userId } = call.actor;
    if (kind !== 'portal' || userId === null) return [];
    return call.read(async (tx) => {
      const accepted = (await acceptancesOf(tx, [userId])).get(userId) ?? [];
      return textsToAccept(await currentTexts(tx), accepted, language, (await getStore(tx)).language);
    });
  }

  /** Keeps what a user of the portal accepts. */
  async accept(call: Call, texts: readonly Versioned[]): Promise<TextAcceptance[]> {
    const { userId } = call.actor;
    if (userId === null) throw new Error('Only a user accepts a text');
    return call.write(async (tx) => {
      await keepAcceptance(tx, userId, { texts, path: 'texts', place: 'PORTAL', now: this.clock.now() });
      return (await acceptancesOf(tx, [userId])).get(userId) ?? [];
    });
  }
}

/** What the store says today, in every language it is written in. */
export function currentTexts(tx: Transaction): Promise<StoredPageText[]> {
  return pageTextRows.where(tx, 't.page = ANY ($1::text[])', [[...acceptedPages]]);
}

/** Writes down that a user accepted these versions; what they accepted before stays as it was. Refused under `path`. */
export async function keepAcceptance(
  tx: Transaction,
  userId: string,
  {
    texts,
    path,
    place,
    now,
  }: { texts: readonly Versioned[]; path: string; place: AcceptancePlace; now: Date },
): Promise<void> {
  if (texts.length === 0) return;
  await assertVersions(tx, texts, path);
  await tx.sql(
    `INSERT INTO identity.text_acceptance (user_id, page, language, version, place, accepted_at)
     SELECT DISTINCT $2::uuid, v.page, v.language, v.version, $3, $4::timestamptz FROM ${VERSIONS}
     ON CONFLICT DO NOTHING`,
    [sentOf(texts), userId, place, now],
  );
}

/** Refuses, under `path`, versions that there have never been. */
export async function assertVersions(
  tx: Transaction,
  texts: readonly Versioned[],
  path: string,
): Promise<void> {
  const found = await tx.sql<Versioned>(`SELECT v.page, v.language, v.version FROM ${VERSIONS}`, [
    sentOf(texts),
  ]);
  const unknown = texts.findIndex((text) => !found.some((each) => isSame(each, text)));
  if (unknown >= 0)
    throw invalidInput({
      path: `${path}.${unknown}.version`,
      code: 'NOT_ALLOWED',
      message: 'There has been no such version',
    });
}

/** Those that are sent as $1. */
const VERSIONS = `identity.text_version v
    JOIN jsonb_to_recordset($1::jsonb) AS w (page text, language text, version int) USING (page, language, version)`;
const sentOf = (texts: readonly Versioned[]): string =>
  JSON.stringify(texts.map(({ page, language, version }) => ({ page, language, version })));

async function acceptancesOf(tx: Transaction, userIds: string[]): Promise<Map<string, TextAcceptance[]>> {
  const rows = await tx.sql<TextAcceptance & { userId: string }>(
    `SELECT a.user_id AS "userId", a.page, a.language, a.version, v.published_at AS "publishedAt", a.accepted_at AS "acceptedAt", a.place,
            EXISTS (SELECT FROM identity.page_text p
                     WHERE p.page = a.page AND p.language = a.language AND p.version = a.version AND p.text <> '') AS "isCurrent"
       FROM identity.text_acceptance a
       JOIN identity.text_version v USING (store_id, page, language, version)
      WHERE a.user_id = ANY ($1::uuid[])
      ORDER BY a.accepted_at DESC, a.page, a.language, a.version DESC`,
    [userIds],
  );
  const found = new Map<string, TextAcceptance[]>();
  for (const { userId, ...acceptance } of rows)
    found.set(userId, [...(found.get(userId) ?? []), acceptance as TextAcceptance]);
  return found;
}
