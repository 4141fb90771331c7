import type { Call } from '../../kernel/database/call';
import { assertVersion, invalidInput } from '../../kernel/refusal/refusal';
import type { Store } from '../store/store';
import type { StoreService } from '../store/store.service';
import { lockStore, writeStore } from '../store/write-store';
import type { UpdatePortalInput } from './appearance.input';
import { lookAfter, readColour } from './look.rules';

/** How many people have a session at the portal that a look-up would find. */
export async function countLoggedIn(call: Call): Promise<number> {
  const [row] = await call.read((tx) =>
    tx.sql<{ count: number }>(
      `SELECT count(DISTINCT s.user_id)::int AS count
         FROM identity.session s JOIN identity."user" u ON u.store_id = s.store_id AND u.id = s.user_id
              JOIN identity.store o ON o.store_id = s.store_id
        WHERE s.kind = 'portal' AND s.expires_at > now() AND s.epoch = u.epoch AND u.enabled
          AND s.portal_epoch = o.portal_epoch`,
    ),
  );
  return row?.count ?? 0;
}

/** How pages look, and whether customers can log in [K3 K8-K10]. */
export class PortalService {
  constructor(private readonly stores: StoreService) {}

  /** Changes what is given, and tells the other services. */
  async update(
    call: Call,
    { version: edited, skin, colour: typed, portalOn }: UpdatePortalInput,
  ): Promise<Store> {
    const colour = typed == null ? null : readColour(typed);
    if (typed != null && colour === null)
      throw invalidInput({ path: 'colour', code: 'BAD_FORMAT', message: 'A colour such as #7a2e5d' });
    return call.write(async (tx) => {
      const was = await lockStore(tx);
      assertVersion(edited, was.version);
      const look = lookAfter(was, { skin, colour });
      return this.stores.shown(await writeStore(tx, was, { ...look, ...(portalOn != null && { portalOn }) }));
    });
  }
}
