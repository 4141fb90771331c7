import { languageChosen } from '../../../schema/events/identity';
import type { Actor } from '../../kernel/actor/actor';
import type { Clock } from '../../kernel/clock/clock';
import { Call } from '../../kernel/database/call';
import type { StaffMember } from '../staff/staff';
import type { StaffService } from '../staff/staff.service';
import type { Store } from '../store/store';
import type { StoreService } from '../store/store.service';
import type { User } from '../user/user';
import type { UserService } from '../user/user.service';
import type { Viewer } from './viewer';

/** Who is asking, and the language they chose. */
export class ViewerService {
  constructor(
    private readonly stores: StoreService,
    private readonly users: UserService,
    private readonly staff: StaffService,
    private readonly clock: Clock,
  ) {}

  /** The viewer of this call; null where there is no such store. Whoever has a session is in one. */
  async find(call: Call): Promise<Viewer | null> {
    if (call.actor.userId === null && (await this.stores.find(call)) === null) return null;
    const { kind, customerIds, rights, previousVisitAt, authenticatedAt } = call.actor;
    return {
      kind,
      customers: customerIds.map((id) => ({ id })),
      previousVisitAt: previousVisitAt === null ? null : new Date(previousVisitAt),
      loggedInAt: authenticatedAt === null ? null : new Date(authenticatedAt),
      rights: [...rights],
    };
  }

  /** The viewer as somebody else than the call's actor sees it: who has just logged in. */
  async seenBy(call: Call, actor: Actor): Promise<Viewer> {
    const own = new Call(call.database, actor, call.trace, call.address);
    try {
      const viewer = await this.find(own);
      if (viewer === null) throw new Error('There is no such store');
      const [store, user, staffMember, language] = await Promise.all([
        this.storeOf(own),
        this.userOf(own),
        this.staffMemberOf(own),
        this.languageOf(own),
      ]);
      return { ...viewer, seen: { store, user, staffMember, language } };
    } finally {
      await own.end();
    }
  }

  /** The store of the address. */
  async storeOf(call: Call): Promise<Store> {
    const store = await this.stores.find(call);
    if (store === null) throw new Error('There is no such store');
    return store;
  }

  /** The user of a portal session; null otherwise. */
  async userOf(call: Call): Promise<User | null> {
    const { kind, userId } = call.actor;
    return kind === 'portal' && userId !== null ? this.users.find(call, userId) : null;
  }

  /** The staff member of a console session; null otherwise. */
  async staffMemberOf(call: Call): Promise<StaffMember | null> {
    const { kind, userId } = call.actor;
    return kind === 'staff' && userId !== null ? this.staff.find(call, userId) : null;
  }

  /** The language this person chose; null = none. */
  async languageOf(call: Call): Promise<string | null> {
    const { userId } = call.actor;
    if (userId === null) return null;
    const [row] = await call.read((tx) =>
      tx.sql<{ language: string }>('SELECT language FROM identity.chosen_language WHERE person_id = $1', [
        userId,
      ]),
    );
    return row?.language ?? null;
  }

  /** Keeps the language this person wants, and tells who writes to their customers. */
  async chooseLanguage(call: Call, language: string): Promise<void> {
    const { kind, userId, customerIds } = call.actor;
    await call.write(async (tx) => {
      await tx.sql(
        `INSERT INTO identity.chosen_language (person_id, language) VALUES ($1, $2)
         ON CONFLICT (store_id, person_id) DO UPDATE SET language = excluded.language`,
        [userId, language],
      );
      if (kind !== 'portal' || userId === null || customerIds.length === 0) return;
      const now = this.clock.now();
      const told = { customerIds: [...customerIds], language, at: now.toISOString() };
      await tx.emit(languageChosen, { id: userId, version: now.getTime() }, told);
    });
  }
}
