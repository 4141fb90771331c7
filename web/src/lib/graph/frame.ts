import type { ResultOf } from '#lib/graph/graphql.ts';
import type { ConsoleFrame, PortalFrame, StoreOfPage } from '#lib/graph/frame.operation.ts';

/** The store as every page knows it. */
export type PageStore = ResultOf<typeof StoreOfPage>;

/** Its logo, as far as a page draws it. */
export type StoreLogo = Pick<NonNullable<PageStore['logo']>, 'url' | 'width' | 'height'>;

type PortalViewer = NonNullable<ResultOf<typeof PortalFrame>['viewer']>;
type StaffViewer = NonNullable<ResultOf<typeof ConsoleFrame>['viewer']>;

/** A customer the reader may act for. */
export type OwnCustomer = PortalViewer['customers'][number];

/** Who is looking: one shape for both areas, so that hooks and layouts need no branch. */
export interface PageViewer {
  kind: PortalViewer['kind'];
  language: string | null;
  email: string | null;
  /** When their log-in was made; null for staff. */
  createdAt: string | null;
  /** When they logged in; see lib/server/recent-log-in.ts. */
  loggedInAt: string | null;
  previousVisitAt: string | null;
  customers: OwnCustomer[];
  staff: NonNullable<StaffViewer['staffMember']> | null;
  rights: string[];
  /** How much background work of the store is failing. */
  failedJobs: number;
}

/** Brings a portal viewer into the shape of all pages. */
export function portalViewer(viewer: PortalViewer): PageViewer {
  return {
    kind: viewer.kind,
    language: viewer.language,
    email: viewer.user?.email ?? null,
    createdAt: viewer.user?.createdAt ?? null,
    loggedInAt: viewer.loggedInAt,
    previousVisitAt: viewer.previousVisitAt,
    customers: viewer.customers,
    staff: null,
    rights: [],
    failedJobs: 0,
  };
}

/** Brings a member of staff into the shape of all pages. */
export function staffViewer(viewer: StaffViewer, failedJobs: number): PageViewer {
  return {
    kind: viewer.kind,
    language: viewer.language,
    email: viewer.staffMember?.email ?? null,
    createdAt: null,
    loggedInAt: viewer.loggedInAt,
    previousVisitAt: null,
    customers: [],
    staff: viewer.staffMember,
    rights: viewer.rights,
    failedJobs,
  };
}
