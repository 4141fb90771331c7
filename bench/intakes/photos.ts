import { randomUUID } from 'node:crypto';
import sharp from 'sharp';
import { Connection } from '../load';
import type { Seeded } from '../seed';

/** A photo of something with folds and a pattern, as a telephone takes it. */
function photo(width: number, height: number, quality: number): Promise<Buffer> {
  const pattern = Buffer.from(Array.from({ length: 3 * 400 * 300 }, (_, at) => (at * 7_919) % 251));
  return sharp(pattern, { raw: { width: 400, height: 300, channels: 3 } })
    .resize(width, height)
    .jpeg({ quality })
    .toBuffer();
}

/** A kind of photo, and how long entering an item with it took, each time. */
export interface Entered {
  title: string;
  tookMs: number[];
}

/**
 * Items with a photo, each entered by another consignor, one after the other: from the form's first byte to the answer that says
 * it is saved. As the page makes it smaller on its way, and as it is without JavaScript.
 */
export async function enterWithPhoto(seeded: Seeded, port: number, times: number): Promise<Entered[]> {
  const sizes: [string, Buffer][] = [
    ['made smaller by the page', await photo(1_600, 1_200, 85)],
    ['as the telephone took it', await photo(4_000, 3_000, 92)],
  ];
  const connection = new Connection(port);
  const found: Entered[] = [];
  let turn = 0;
  for (const [says, bytes] of sizes) {
    const tookMs: number[] = [];
    // The first ones start what goes on afterwards.
    for (let time = -3; time < times; time += 1) {
      const request = formOf(seeded, { port, turn: turn++, bytes });
      const from = performance.now();
      const { status, body } = await connection.send(request);
      if (status !== 303) throw new Error(`Entering: ${status} ${body.toString('utf8', 0, 400)}`);
      if (time >= 0) tookMs.push(performance.now() - from);
    }
    found.push({ title: `${says}, ${(bytes.length / 1_000_000).toFixed(1)} MB`, tookMs });
  }
  connection.close();
  return found;
}

function formOf(
  { storeId, consignors }: Seeded,
  { port, turn, bytes }: { port: number; turn: number; bytes: Buffer },
): Buffer {
  const { token } = consignors[turn % consignors.length]!;
  const part = (head: string, value: string): string =>
    `--x\r\nContent-Disposition: form-data; ${head}\r\n\r\n${value}\r\n`;
  const fields = { description: 'Wollen winterjas', brand: 'Voorbeeldmerk', size: '38', priceMinor: '45,00' };
  const before = `${part('name="idempotencyKey"', randomUUID())}--x\r\nContent-Disposition: form-data; name="file"; filename="IMG_2042.jpg"\r\nContent-Type: image/jpeg\r\n\r\n`;
  const behind = `\r\n${Object.entries(fields)
    .map(([name, value]) => part(`name="${name}"`, value))
    .join('')}--x--\r\n`;
  const body = Buffer.concat([Buffer.from(before), bytes, Buffer.from(behind)]);
  const head = [
    `POST /${storeId}/my/intake/new HTTP/1.1`,
    `host: localhost:${port}`,
    `origin: http://localhost:${port}`,
    `cookie: kommis-${storeId}-portal=${token}`,
    'accept: text/html',
    'content-type: multipart/form-data; boundary=x',
    `content-length: ${body.length}`,
  ];
  return Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`), body]);
}
