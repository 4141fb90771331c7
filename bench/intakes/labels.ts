import { webOperation } from '../../gateway/testing/web-operations';
import { Connection } from '../load';
import { post, request, sent } from '../operations';
import type { Seeded } from '../seed';
import { untilQuiet } from '../statements';
import type { World } from '../world';

/** As a large delivery has. */
export const LABELS = 200;
/** As often as the page looks. */
const LOOK_MS = 250;

/**
 * Prints so many labels at a time while nothing else is to be done, and answers how long each time took from asking until
 * the file is there and fetched.
 */
export async function printLabels(
  world: World,
  { storeId, staffToken }: Pick<Seeded, 'storeId' | 'staffToken'>,
  { port, itemIds, times }: { port: number; itemIds: readonly string[]; times: number },
): Promise<{ tookMs: number[]; bytes: number }> {
  const path = `/${storeId}/console/graphql`;
  const [print, look] = [sent(webOperation('PrintLabels').text), sent(webOperation('LabelPrint').text)];
  const connection = new Connection(port);
  const tookMs: number[] = [];
  let bytes = 0;
  const field = (text: string, name: string): string | undefined =>
    new RegExp(`"${name}":"([^"]+)"`).exec(text)?.[1];
  for (let time = -1; time < times; time += 1) {
    await untilQuiet(world.admin);
    const from = performance.now();
    const chosen = itemIds.slice((time + 1) * LABELS, (time + 2) * LABELS);
    const input = { itemIds: chosen, on: { paper: 'AVERY_L7160', format: 'PDF', firstPosition: 1 } };
    const asked = (await connection.send(post(path, staffToken, print, { input }))).body.toString('utf8');
    const id = field(asked, 'id');
    if (id === undefined) throw new Error(asked.slice(0, 400));
    let file: string | undefined;
    while (file === undefined) {
      const answer = (await connection.send(post(path, staffToken, look, { id }))).body.toString('utf8');
      if (!/"(QUEUED|RUNNING|DONE)"/.test(answer)) throw new Error(answer.slice(0, 400));
      file = field(answer, 'download');
      if (file === undefined) await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    }
    const { status, body } = await connection.send(request('GET', file, staffToken));
    if (status !== 200 || !body.subarray(0, 5).equals(Buffer.from('%PDF-')))
      throw new Error(`The file: ${status} ${body.toString('utf8', 0, 400)}`);
    if (time >= 0) tookMs.push(performance.now() - from);
    bytes = body.length;
  }
  connection.close();
  return { tookMs, bytes };
}
