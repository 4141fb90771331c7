import { listenForNotices } from '../notice/listen';
import type { Notice } from '../notice/notice';
import type { TestDatabase } from './database';

/** Everything that open pages would be told, as the gateway hears it. */
export interface HeardNotices {
  /** What was heard since it was asked for last; of one topic, sorted by whom it is about. */
  taken(topic: string): Promise<Pick<Notice, 'storeId' | 'ids'>[]>;
  stop(): Promise<void>;
}

/** Listens until it is stopped. */
export async function hearNotices(database: TestDatabase): Promise<HeardNotices> {
  const heard: Notice[] = [];
  let [listening, fences] = [false, 0];
  const silent = (): void => undefined;
  const { stop } = listenForNotices({
    url: database.urlOf('kommis_notices'),
    log: { warn: silent, info: silent },
    heard: (notice) => heard.push(notice),
    missed: () => (listening = true),
  });
  const until = async (holds: () => boolean): Promise<void> => {
    while (!holds()) await new Promise((resolve) => setTimeout(resolve, 5));
  };
  await until(() => listening);
  return {
    stop,
    async taken(topic) {
      // They come in the order of their commits: what was said before this one has come before it.
      const fence = `fence ${(fences += 1)}`;
      await database.admin(
        `SELECT pg_notify('notices', json_build_object('storeId', '', 'topic', $1::text, 'ids', '[]'::json)::text)`,
        [fence],
      );
      await until(() => heard.some((each) => each.topic === fence));
      const taken = heard.splice(0).filter((each) => each.topic === topic);
      return taken
        .map(({ storeId, ids }) => ({ storeId, ids: ids.toSorted() }))
        .toSorted((a, b) => (String(a.ids) < String(b.ids) ? -1 : 1));
    },
  };
}
