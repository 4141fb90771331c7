import type { Actor } from '../../kernel/actor/actor';
import { Call } from '../../kernel/database/call';
import type { StaffService } from '../staff/staff.service';
import type { StoreService } from '../store/store.service';
import type { UserService } from '../user/user.service';
import { ActorKind, type Viewer } from './viewer';

/** Who is asking, and the language they chose. */
export class ViewerService {
  constructor(
    private readonly stores: StoreService,
    private readonly users: UserService,
    private readonly staff: StaffService,
  ) {}

  /** The viewer of this call; null where there is no such store. */
  async find(call: Call): Promise<Viewer | null> {
    const { kind, userId, customerIds, rights, previousVisitAt } = call.actor;
    const store = await this.stores.find(call);
    if (store === null) return null;
    return {
      kind: ActorKind[kind.toUpperCase() as keyof typeof ActorKind],
      store,
      user: kind === 'portal' && userId !== null ? await this.users.find(call, userId) : null,
      staffMember: kind === 'staff' && userId !== null ? await this.staff.find(call, userId) : null,
      customers: customerIds.map((id) => ({ id })),
      previousVisitAt: previousVisitAt === null ? null : new Date(previousVisitAt),
      rights: [...rights],
      language: userId === null ? null : await this.languageOf(call, userId),
    };
  }

  /** The viewer as somebody else than the call's actor sees it: who has just logged in. */
  async seenBy(call: Call, actor: Actor): Promise<Viewer> {
    const own = new Call(call.database, actor, call.trace, call.address);
    try {
      const viewer = await this.find(own);
      if (viewer === null) throw new Error('There is no such store');
      return viewer;
    } finally {
      await own.end();
    }
  }

  /** Keeps the language this person wants. */
  async chooseLanguage(call: Call, language: string): Promise<void> {
    await call.write((tx) =>
      tx.sql(
        'identity.language-choose',
        `INSERT INTO identity.chosen_language (person_id, language) VALUES ($1, $2)
         ON CONFLICT (store_id, person_id) DO UPDATE SET language = excluded.language`,
        [call.actor.userId, language],
      ),
    );
  }

  private async languageOf(call: Call, personId: string): Promise<string | null> {
    const [row] = await call.read((tx) =>
      tx.sql<{ language: string }>(
        'identity.language-of',
        'SELECT language FROM identity.chosen_language WHERE person_id = $1',
        [personId],
      ),
    );
    return row?.language ?? null;
  }
}
