import { markdownCron } from '../markdown/markdown.job';
import type { Shop } from './shop';

/**
 * The pass of a quarter of an hour. One that something has asked for is waited for first: what that one holds just then, this
 * one would leave to the next.
 */
export async function markdownPass({ world }: Pick<Shop, 'world'>): Promise<void> {
  const [line] = markdownCron;
  await world.settled();
  await world.tell(line?.task ?? '', line?.payload as { storeId: string; data: unknown });
}
