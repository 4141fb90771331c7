import { CARRYING, PLACES } from '../services/kernel/http/limits';
import { cookieName, sessionToken, type SessionKind } from './credential';
import { refused, type Incoming, type Outgoing } from './exchange';
import type { KnownSessions } from './known-sessions';
import { Places, type Full, type GiveBack } from './places';

export interface AdmissionOptions {
  publicUrl: string;
  sessions: KnownSessions;
  /** Where it is fewer than the product has, for whoever comes. */
  places?: number;
}

/** What an asker hears of a limit that he met. */
const WORDS: Record<Full['limit'], (most: number) => string> = {
  places: (most) => `Too many at once (${most}), please try again.`,
  placesOfAddress: (most) => `Too many at once from your address (${most}), please try again.`,
  line: (most) => `Too many at once, and ${most} wait already; please try again.`,
};

/** Who is let in to be worked for. What our own web asks for a page is part of that page, which has a place. */
export class Admission {
  private readonly places: Places;
  private readonly carrying = new Places(CARRYING);

  constructor(private readonly options: AdmissionOptions) {
    const { places } = options;
    this.places = new Places(places === undefined ? PLACES : { ...PLACES, places, reserved: 0 });
  }

  /** Works in a place, or refuses. */
  work<Made>(incoming: Incoming, work: () => Promise<Made>): Promise<Made | Outgoing> {
    return this.within(this.places, incoming, work);
  }

  /** Takes in a file, which takes as long as its sender's line makes it. */
  carry<Made>(incoming: Incoming, work: () => Promise<Made>): Promise<Made | Outgoing> {
    return this.within(this.carrying, incoming, work);
  }

  /** A place for a page, given back once it is made. */
  enter(incoming: Incoming, isLarge: boolean): Promise<GiveBack | Full> {
    return (isLarge ? this.carrying : this.places).take(this.askerOf(incoming));
  }

  private async within<Made>(
    places: Places,
    incoming: Incoming,
    work: () => Promise<Made>,
  ): Promise<Made | Outgoing> {
    if (incoming.isOurWeb) return work();
    const place = await places.take(this.askerOf(incoming));
    if (typeof place !== 'function') return tooBusy(place);
    try {
      return await work();
    } finally {
      place();
    }
  }

  private askerOf(incoming: Incoming): Parameters<Places['take']>[0] {
    const [, storeId = '', area] = incoming.path.split('/');
    const headers = { authorization: incoming.header('authorization'), cookie: incoming.header('cookie') };
    const hasSession = sessionKindsAt(area).some((kind) =>
      this.options.sessions.has(sessionToken(headers, cookieName(storeId, kind, this.options.publicUrl))),
    );
    return { address: incoming.address, hasSession, isGone: incoming.isGone };
  }
}

/** Whose session counts where: a file is for whoever may have it, from either door. */
function sessionKindsAt(area: string | undefined): readonly SessionKind[] {
  if (area === 'picture' || area === 'download') return ['staff', 'portal'];
  return [area === 'console' ? 'staff' : 'portal'];
}

/** The refusal of who found no place. */
export function tooBusy({ limit, most }: Full): Outgoing {
  return refused(503, 'TOO_BUSY', WORDS[limit](most), { 'retry-after': '1' }, limit);
}
