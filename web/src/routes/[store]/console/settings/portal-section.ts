import type { RequestEvent } from '@sveltejs/kit';
import type { Values } from '#lib/form/fields.ts';
import type { PageStore } from '#lib/graph/frame.ts';
import type { ResultOf } from '#lib/graph/graphql.ts';
import { save } from '#lib/server/save.ts';
import { readLook, storedLook, wishedLook } from './look-form.ts';
import { type PortalOfStore, UpdatePortal } from './portal.operation.ts';

type Stored = ResultOf<typeof PortalOfStore>;

/** What the section "Customer portal" shows. */
export interface PortalShown {
  stored: Values;
  portal: { on: boolean; url: string; visitors: number };
  /** What an address wants to see before it is saved. */
  wish: Values | null;
}

export const portalShown = (store: Stored, url: URL): PortalShown => ({
  stored: storedLook(store),
  portal: { on: store.portalOn, url: store.portalUrl, visitors: store.portalVisitors },
  wish: wishedLook(url),
});

/** The same where nobody could be asked: as its pages were seen last. */
export const portalSeen = (store: PageStore | null): PortalShown => ({
  stored: { skin: store?.skin ?? '', colour: store?.colour ?? '' },
  portal: { on: store?.portalOn ?? true, url: '', visitors: 0 },
  wish: null,
});

/** Saves how pages look [K8-K10]. */
export const saveLook = (event: RequestEvent) =>
  save(event, {
    right: 'store.settings',
    read: readLook,
    isWhole: true,
    document: UpdatePortal,
    variables: ({ input }) => ({ input }),
    made: 'Store',
    to: () => `${event.url.pathname}?look=saved#portal`,
  });
