/** Something that changed, for those who look at it just now: ids and nothing else. What it is by now is read as ever. */
export interface Notice {
  storeId: string;
  /** What it is about: `<service>.<what>`. */
  topic: string;
  /** Whom it is about; empty is everybody of the store. */
  ids: readonly string[];
}

/** Where PostgreSQL passes them on. Each database has its own; who may connect may speak and listen there. */
export const CHANNEL = 'notices';

/** PostgreSQL takes less than 8,000 bytes in one; an id has 39 with what is around it. */
export const IDS_AT_MOST = 180;

/** Notices as they are sent, each as long as one may be: those of a store and topic are one, and an id stands once. */
export function payloadsOf(notices: readonly Notice[]): string[] {
  const together = new Map<string, Notice[]>();
  for (const notice of notices) {
    const key = JSON.stringify([notice.storeId, notice.topic]);
    together.set(key, [...(together.get(key) ?? []), notice]);
  }
  return [...together.values()].flatMap(payloadsOfSame);
}

function payloadsOfSame(same: readonly Notice[]): string[] {
  const [first] = same;
  const say = (ids: readonly string[]): string => JSON.stringify({ ...first, ids });
  // Who is told of everybody need not be told of some.
  if (same.some(({ ids }) => ids.length === 0)) return [say([])];
  const ids = [...new Set(same.flatMap((each) => each.ids))];
  return Array.from({ length: Math.ceil(ids.length / IDS_AT_MOST) }, (_, at) =>
    say(ids.slice(at * IDS_AT_MOST, (at + 1) * IDS_AT_MOST)),
  );
}

/** What was sent; null where it is none of ours: anybody who may connect may send. */
export function readNotice(payload: string): Notice | null {
  let read: unknown;
  try {
    read = JSON.parse(payload);
  } catch {
    return null;
  }
  if (typeof read !== 'object' || read === null) return null;
  const { storeId, topic, ids } = read as Record<string, unknown>;
  if (typeof storeId !== 'string' || typeof topic !== 'string' || !Array.isArray(ids)) return null;
  return ids.every((id) => typeof id === 'string') ? { storeId, topic, ids } : null;
}
