import type { Call } from '../../kernel/database/call';
import { newId } from '../../kernel/id/id';
import { PICTURE, PICTURING } from '../../kernel/picture/limits';
import { makePictures, picturingTurns, type MadePicture, type NoPicture } from '../../kernel/picture/picture';
import { assertVersion, invalidInput, Refusal, type FieldFaultCode } from '../../kernel/refusal/refusal';
import type { Ports } from '../../kernel/subgraph/service';
import { ReadingEnded } from '../../kernel/work/ended';
import { NoTurn } from '../../kernel/work/turns';
import type { Store, StoredStore } from '../store/store';
import type { StoreService } from '../store/store.service';
import { lockStore, writeStore } from '../store/write-store';
import { picturesBusy, type SetStorePictureInput } from './appearance.input';
import type { StorePictureKind } from './store-picture';
import { STORE_PICTURE_FILE } from './store-picture.files';
import { seeToPictures } from './store-picture.job';
import { PLANS } from './store-picture.plans';

/** A picture that was made, under its id in the file store. */
interface Put extends Omit<MadePicture, 'bytes'> {
  fileId: string;
}

/** The logo and the banner of a store. */
export class StorePictureService {
  constructor(
    private readonly stores: StoreService,
    private readonly ports: Pick<Ports, 'files'>,
  ) {}

  /**
   * Gives the store a picture, another one or none. It is made before anything is locked for it; until it is written down it
   * is a passing file that nobody finds, and of what is refused nothing is left but what was handed in.
   */
  async set(call: Call, { kind, fileId = null, version }: SetStorePictureInput): Promise<Store> {
    const put = fileId === null ? [] : await this.make(call, kind, fileId);
    try {
      return await call.write(async (tx) => {
        const was = await lockStore(tx);
        assertVersion(version, was.version);
        const now = await writeStore(tx, was, columnsOf(kind, put));
        const fileIds = [...idsOf(kind, was), ...put.map((each) => each.fileId)];
        await seeToPictures(tx, { fileIds, handedIn: fileId });
        return this.stores.shown(now);
      });
    } catch (error) {
      // Of anything else nobody knows whether it was written.
      if (error instanceof Refusal)
        for (const each of put) await this.ports.files.remove(call.actor.storeId, each.fileId);
      throw error;
    }
  }

  private async make(call: Call, kind: StorePictureKind, fileId: string): Promise<Put[]> {
    const { storeId } = call.actor;
    const { files } = this.ports;
    const file = await files.open(storeId, fileId);
    if (file?.owner !== 'identity' || file.kind !== STORE_PICTURE_FILE || file.shownAs !== undefined)
      throw refusing(['NOT_ALLOWED', 'No picture that was handed in here, or it is gone: send it again']);
    // Whoever waits for their turn keeps nobody from the database.
    await call.rest();
    const plan = PLANS[kind];
    const made = await inTurn(storeId, () => makePictures(file.stream(), plan));
    if (!made.ok) {
      await files.remove(storeId, fileId);
      throw refusing(faults[made.code](made.detail, plan.takesDrawings));
    }
    const put: Put[] = [];
    for (const [at, { bytes, ...size }] of made.pictures.entries()) {
      const type = plan.makes[at]?.type ?? 'png';
      const nature = { owner: 'identity', kind: STORE_PICTURE_FILE, shownAs: `image/${type}` } as const;
      const whole = { ...nature, name: `${kind.toLowerCase()}.${type}`, keep: false, maxBytes: bytes.length };
      put.push({ ...size, ...(await files.put(storeId, only(bytes), { ...whole, fileId: newId() })) });
    }
    return put;
  }
}

type Pictures = Pick<
  StoredStore,
  | ('logoId' | 'logoWidth' | 'logoHeight' | 'iconId' | 'touchIconId')
  | ('bannerId' | 'bannerWidth' | 'bannerHeight')
>;

function columnsOf(kind: StorePictureKind, [picture, icon, touchIcon]: readonly Put[]): Partial<Pictures> {
  const [id, width, height] = [picture?.fileId ?? null, picture?.width ?? null, picture?.height ?? null];
  if (kind === 'BANNER') return { bannerId: id, bannerWidth: width, bannerHeight: height };
  const icons = { iconId: icon?.fileId ?? null, touchIconId: touchIcon?.fileId ?? null };
  return { logoId: id, logoWidth: width, logoHeight: height, ...icons };
}

function idsOf(kind: StorePictureKind, { logoId, iconId, touchIconId, bannerId }: Pictures): string[] {
  const ids = kind === 'LOGO' ? [logoId, iconId, touchIconId] : [bannerId];
  return ids.filter((each) => each !== null);
}

async function* only(bytes: Buffer): AsyncGenerator<Uint8Array> {
  yield bytes;
}

async function inTurn<T>(storeId: string, work: () => Promise<T>): Promise<T> {
  try {
    return await picturingTurns.take(storeId, work);
  } catch (error) {
    if (error instanceof NoTurn) throw picturesBusy(error.retryAfterSeconds);
    // The machine is busy, or somebody ended the process: another time the same picture will do.
    throw error instanceof ReadingEnded ? picturesBusy(PICTURING.retryAfterSeconds) : error;
  }
}

type Fault = [code: FieldFaultCode, message: string];
const faults: Record<NoPicture['code'], (detail: string, takesDrawings: boolean) => Fault> = {
  NOT_A_PICTURE: (_, drawings) => [
    'BAD_FORMAT',
    `Not a PNG, JPEG or WebP picture${drawings ? ', nor an SVG drawing' : ''}`,
  ],
  BROKEN_PICTURE: (detail) => ['BAD_FORMAT', `The picture cannot be read: ${detail}`],
  TOO_MANY_PIXELS: (pixels) => ['OUT_OF_RANGE', `At most ${PICTURE.mostPixels} pixels, not ${pixels}`],
  TOO_DEMANDING: () => ['OUT_OF_RANGE', 'Reading it takes more than a picture may'],
};

const refusing = ([code, message]: Fault): Refusal => invalidInput({ path: 'fileId', code, message });
