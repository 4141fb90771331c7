import type { Call } from '../../kernel/database/call';
import type { Transaction } from '../../kernel/database/transaction';
import { newId } from '../../kernel/id/id';
import { makePicture, picturingTurns, type NoPicture, type Picture } from '../../kernel/picture/picture';
import { rowsOf } from '../../kernel/row/rows';
import {
  assertVersion,
  invalidInput,
  notFound,
  Refusal,
  type FieldFaultCode,
} from '../../kernel/refusal/refusal';
import type { Ports } from '../../kernel/subgraph/service';
import { ReadingEnded } from '../../kernel/work/ended';
import { NoTurn } from '../../kernel/work/turns';
import { PICTURE, PICTURING } from '../../kernel/picture/limits';
import type { ConsignmentItem } from '../item/item';
import { itemRows, itemsById } from '../item/item.rows';
import { ItemPhoto } from './photo';
import type { SetItemPhotoInput } from './photo.input';
import { seeToPhoto } from './photo.job';
import { photosBusy } from './photo.problems';

/** A photo in the file store: what a person hands in, and what is made of it. */
export const PHOTO_FILE = 'photo';

type StoredPhoto = Omit<ItemPhoto, 'url' | 'smallUrl'>;
const photoRows = rowsOf<StoredPhoto>(ItemPhoto);

/** Writes the photo for an item of this consignor, and answers its id; or refuses, where none could be made. */
export type PlacePhoto = (tx: Transaction, customerId: string) => Promise<string>;

/** What was made of a file, or why nothing was. */
type Taken = { photo: Omit<StoredPhoto, 'customerId'> } | { fault: Fault };

/** Photos of what consignors bring [K26 S7]. */
export class PhotoService {
  constructor(private readonly ports: Pick<Ports, 'files' | 'clock'>) {}

  /** A photo with its paths. */
  async find(call: Call, id: string): Promise<ItemPhoto | null> {
    const photo = await call.load('photo', id, (tx, ids) => photoRows.byKeys(tx, ids));
    const pathOf = (fileId: string): string => `/${call.actor.storeId}/picture/${fileId}`;
    return photo && Object.assign(photo, { url: pathOf(photo.id), smallUrl: pathOf(photo.smallId) });
  }

  /**
   * Makes the photo of a file that was handed in, before anything is locked for it, and does the work that writes it down;
   * null is none. Until that has ended well it is a passing file that nobody finds, and of work that is refused nothing is
   * left but what was handed in.
   */
  async taking<T>(
    call: Call,
    fileId: string | null | undefined,
    work: (place: PlacePhoto | null) => Promise<T>,
  ): Promise<T> {
    if (fileId == null) return work(null);
    const taken = await this.take(call, fileId);
    if ('fault' in taken) return work(refusing(taken.fault));
    const { photo } = taken;
    let isPlaced = false;
    const place: PlacePhoto = async (tx, customerId) => {
      await photoRows.insert(tx, { ...photo, customerId });
      await seeToPhoto(tx, photo.id, fileId);
      isPlaced = true;
      return photo.id;
    };
    try {
      const done = await work(place);
      if (!isPlaced) await this.throwAway(call, photo);
      return done;
    } catch (error) {
      // Of anything else nobody knows whether it was written.
      if (error instanceof Refusal) await this.throwAway(call, photo);
      throw error;
    }
  }

  private async take(call: Call, fileId: string): Promise<Taken> {
    const { storeId, kind, userId } = call.actor;
    const { files } = this.ports;
    const file = await files.open(storeId, fileId);
    // A customer's photo is theirs alone until it stands with an item.
    const isTheirs = kind !== 'portal' || file?.by === userId;
    if (file?.owner !== 'consignment' || file.kind !== PHOTO_FILE || file.shownAs !== undefined || !isTheirs)
      return { fault: GONE };
    // Whoever waits for their turn keeps nobody from the database.
    await call.rest();
    const picture = await inTurn(storeId, () => makePicture(file.stream()));
    if (picture.ok) return { photo: await this.put(storeId, picture) };
    await files.remove(storeId, fileId);
    return { fault: faults[picture.code](picture.detail) };
  }

  private async throwAway(call: Call, { id, smallId }: Pick<StoredPhoto, 'id' | 'smallId'>): Promise<void> {
    for (const each of [id, smallId]) await this.ports.files.remove(call.actor.storeId, each);
  }

  /** Gives an item a photo, another one or none. */
  async set(call: Call, { id, photoFileId, version: seen }: SetItemPhotoInput): Promise<ConsignmentItem> {
    await this.taking(call, photoFileId, (place) =>
      call.write(async (tx) => {
        const item = await itemRows.lock(tx, id);
        if (item === null) throw notFound();
        assertVersion(seen, item.version);
        if (photoFileId === undefined) return;
        const photoId = place && (await place(tx, item.customerId));
        await itemRows.update(tx, id, { photoId, version: item.version + 1 });
        await seeToPhoto(tx, item.photoId);
      }),
    );
    const item = await call.load('item', id, itemsById(this.ports.clock));
    if (item === null) throw notFound();
    return item;
  }

  private async put(
    storeId: string,
    { width, height, large, small }: Picture,
  ): Promise<Omit<StoredPhoto, 'customerId'>> {
    const put = async (bytes: Buffer): Promise<string> => {
      const nature = { owner: 'consignment', kind: PHOTO_FILE, shownAs: 'image/jpeg' } as const;
      const file = { ...nature, name: 'photo.jpg', keep: false, fileId: newId(), maxBytes: bytes.length };
      const { fileId } = await this.ports.files.put(storeId, only(bytes), file);
      return fileId;
    };
    const [id, smallId] = [await put(large), await put(small)];
    return { id, smallId, width, height, madeAt: this.ports.clock.now() };
  }
}

async function* only(bytes: Buffer): AsyncGenerator<Uint8Array> {
  yield bytes;
}

async function inTurn<T>(storeId: string, work: () => Promise<T>): Promise<T> {
  try {
    return await picturingTurns.take(storeId, work);
  } catch (error) {
    if (error instanceof NoTurn) throw photosBusy(error.retryAfterSeconds);
    // The machine is busy, or somebody ended the process: another time the same photo will do.
    throw error instanceof ReadingEnded ? photosBusy(PICTURING.retryAfterSeconds) : error;
  }
}

type Fault = [code: FieldFaultCode, message: string];
const GONE: Fault = ['NOT_ALLOWED', 'No photo that was handed in here, or it is gone: send it again'];
const faults: Record<NoPicture['code'], (detail: string) => Fault> = {
  NOT_A_PICTURE: () => ['BAD_FORMAT', 'Not a JPEG, PNG or WebP picture'],
  BROKEN_PICTURE: (detail) => ['BAD_FORMAT', `The picture cannot be read: ${detail}`],
  TOO_MANY_PIXELS: (pixels) => ['OUT_OF_RANGE', `At most ${PICTURE.mostPixels} pixels, not ${pixels}`],
  TOO_DEMANDING: () => ['OUT_OF_RANGE', 'Reading it takes more than a photo may'],
};

const refusing =
  ([code, message]: Fault): PlacePhoto =>
  () =>
    Promise.reject(invalidInput({ path: 'photoFileId', code, message }));
