/** A body that is no form of parts: it breaks off, or a part has no name. */
export class NoForm extends Error {}

/** One part of a form, while it comes in. */
export interface Part {
  readonly name: string;
  /** Of a file; null where the part is a field, '' where no file was chosen. */
  readonly fileName: string | null;
  /** Its bytes, as they come. What is not taken is passed over before the next part. */
  readonly bytes: AsyncGenerator<Uint8Array, void>;
}

/** What stands above a part: its name, the file's name and type, as browsers write them. */
const HEAD_BYTES = 8_192;
const HEAD_END = Buffer.from('\r\n\r\n');
const BOUNDARY = /;\s*boundary=(?:"([^"]{1,70})"|([^\s;"]{1,70}))/i;

/**
 * The parts of a form in their order. A form with a file in it is taken apart as it comes: never more of it is here than
 * came last.
 */
export async function* partsOf(source: AsyncIterable<Uint8Array>, type: string): AsyncGenerator<Part, void> {
  const [, quoted, plain] = BOUNDARY.exec(type) ?? [];
  const boundary = quoted ?? plain;
  if (boundary === undefined) throw new NoForm('No boundary');
  const reader = new Cutter(source[Symbol.asyncIterator](), Buffer.from(`\r\n--${boundary}`));
  // What stands before the first part says nothing.
  await passOver(reader.untilBoundary());
  for (;;) {
    const next = (await reader.take(2)).toString('latin1');
    if (next === '--') return;
    if (next !== '\r\n') throw new NoForm('No line end behind a boundary');
    const names = namesIn(await reader.headOfPart());
    const part = { ...names, bytes: reader.untilBoundary() };
    yield part;
    // Begun or not, taken in part or not: the next one begins behind it.
    await part.bytes.return();
    await reader.passRest();
  }
}

/** Cuts a stream of bytes where a form does. */
class Cutter {
  private held: Buffer = Buffer.from('\r\n');
  private isInPart = false;

  constructor(
    private readonly source: AsyncIterator<Uint8Array>,
    private readonly boundary: Buffer,
  ) {}

  /** All bytes as far as the next boundary, which is taken away. */
  async *untilBoundary(): AsyncGenerator<Uint8Array, void> {
    this.isInPart = true;
    for (;;) {
      const at = this.held.indexOf(this.boundary);
      // The beginning of a boundary may be at the end of what is here.
      const safe = at >= 0 ? at : Math.max(0, this.held.length - this.boundary.length + 1);
      const piece = this.held.subarray(0, safe);
      this.held = this.held.subarray(at >= 0 ? at + this.boundary.length : safe);
      if (at >= 0) this.isInPart = false;
      if (piece.length > 0) yield piece;
      if (at >= 0) return;
      await this.more();
    }
  }

  async passRest(): Promise<void> {
    if (this.isInPart) await passOver(this.untilBoundary());
  }

  async take(bytes: number): Promise<Buffer> {
    while (this.held.length < bytes) await this.more();
    return this.cut(bytes, 0);
  }

  async headOfPart(): Promise<string> {
    for (;;) {
      const at = this.held.indexOf(HEAD_END);
      if (at > HEAD_BYTES || (at < 0 && this.held.length > HEAD_BYTES))
        throw new NoForm('A head without end');
      this.isInPart = true;
      if (at >= 0) return this.cut(at, HEAD_END.length).toString('utf8');
      await this.more();
    }
  }

  private cut(bytes: number, behind: number): Buffer {
    const taken = this.held.subarray(0, bytes);
    this.held = this.held.subarray(bytes + behind);
    return taken;
  }

  private async more(): Promise<void> {
    const { done, value } = await this.source.next();
    if (done === true) throw new NoForm('It breaks off');
    this.held = this.held.length === 0 ? Buffer.from(value) : Buffer.concat([this.held, value]);
  }
}

function namesIn(head: string): Pick<Part, 'name' | 'fileName'> {
  const line = head.split('\r\n').find((each) => /^content-disposition\s*:\s*form-data\s*;/i.test(each));
  const name = line === undefined ? undefined : valueIn(line, 'name');
  if (line === undefined || name === undefined) throw new NoForm('A part without a name');
  return { name, fileName: valueIn(line, 'filename') ?? null };
}

/** Browsers write what would end a name in percent: %22 is a quotation mark. */
function valueIn(line: string, key: 'name' | 'filename'): string | undefined {
  const value = new RegExp(`;\\s*${key}="([^"]*)"`, 'i').exec(line)?.[1];
  return value?.replace(/%(0A|0D|22)/gi, (_all, code: string) => String.fromCharCode(parseInt(code, 16)));
}

async function passOver(bytes: AsyncIterable<Uint8Array>): Promise<void> {
  // Nothing is done with them.
  for await (const { length } of bytes) if (length === 0) return;
}
