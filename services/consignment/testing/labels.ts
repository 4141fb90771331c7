import { readFileSync } from 'node:fs';
import { PDFiumLibrary } from '@hyzyla/pdfium';
import sharp from 'sharp';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import { Render } from 'zpl-renderer-js';
import type { LabelData } from '../label/layout';

/** A picture in grey, a byte a point. */
export interface Picture {
  width: number;
  height: number;
  grey: Uint8Array;
}

/** A label as a shop has it; what a spec is about it says itself. */
export function labelOf(number: number, more: Partial<LabelData> = {}): LabelData {
  return {
    ...{ number, consignorNumber: 4008, description: 'Zomerjurk, bloemen', size: '38', brand: 'Sissy-Boy' },
    ...{ price: '€ 19,50', was: null, address: `https://mijn.ruilhoek.example/30042/i/${number}` },
    ...more,
  };
}

/** The bytes of a stream together. */
export async function bytesOf(stream: AsyncIterable<Uint8Array | string>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(Buffer.from(chunk as Uint8Array));
  return Buffer.concat(chunks);
}

/** The pages of a PDF as a printer draws them. */
export async function printed(pdf: Buffer, dotsPerMm = 12): Promise<Picture[]> {
  const library = await PDFiumLibrary.init();
  const document = await library.loadDocument(pdf);
  try {
    const pages: Picture[] = [];
    for (const page of document.pages()) {
      const drawn = await page.render({
        scale: (dotsPerMm * 25.4) / 72,
        render: ({ data, width, height }) =>
          sharp(data, { raw: { width, height, channels: 4 } })
            .flatten({ background: 'white' })
            .greyscale()
            .raw()
            .toBuffer(),
      });
      const { width, height } = drawn;
      pages.push({ width, height, grey: drawn.data });
    }
    return pages;
  } finally {
    document.destroy();
    library.destroy();
  }
}

/** What a printer of labels makes of a label in ZPL. */
export async function printedZpl(
  zpl: string,
  widthMm: number,
  heightMm: number,
  dotsPerMm: number,
): Promise<Picture> {
  const png = Buffer.from(await Render(zpl, widthMm, heightMm, Math.round(dotsPerMm)), 'base64');
  const { data, info } = await sharp(png)
    .flatten({ background: 'white' })
    .greyscale()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, grey: data };
}

/** A piece of a picture, in its own points. */
export function cut(
  { width, grey }: Picture,
  at: { x: number; y: number; width: number; height: number },
): Picture {
  const [x, y, wide, high] = [at.x, at.y, at.width, at.height].map(Math.round) as [
    number,
    number,
    number,
    number,
  ];
  const piece = new Uint8Array(wide * high);
  for (let row = 0; row < high; row += 1)
    piece.set(grey.subarray((y + row) * width + x, (y + row) * width + x + wide), row * wide);
  return { width: wide, height: high, grey: piece };
}

/** How many points of a picture are dark. */
export const inkIn = ({ grey }: Picture): number => grey.reduce((sum, each) => sum + (each < 128 ? 1 : 0), 0);

prepareZXingModule({
  overrides: {
    wasmBinary: readFileSync(require.resolve('zxing-wasm/reader/zxing_reader.wasm')).buffer as ArrayBuffer,
  },
});

/** What a scanner reads in a picture: each code with its kind. */
export async function scanned({ width, height, grey }: Picture): Promise<{ kind: string; text: string }[]> {
  const data = new Uint8ClampedArray(width * height * 4);
  for (let at = 0; at < grey.length; at += 1)
    data.set([grey[at] ?? 0, grey[at] ?? 0, grey[at] ?? 0, 255], at * 4);
  const found = await readBarcodes(
    { data, width, height, colorSpace: 'srgb' } as Parameters<typeof readBarcodes>[0],
    {
      formats: ['Code128', 'QRCode'],
      maxNumberOfSymbols: 255,
      tryHarder: true,
    },
  );
  return found.map(({ format, text }) => ({ kind: format, text }));
}
