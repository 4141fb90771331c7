import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

/** Where a sealed value stands: it opens there and nowhere else. */
export interface SealedPlace {
  storeId: string;
  /** With its table: 'service.table.column'. */
  column: string;
  rowId: string;
}

const CIPHER = 'aes-256-gcm';
/** The first byte says how it was sealed, so that it can be done otherwise one day. */
const FORM = 1;
const IV = 12;
const TAG = 16;

/** A key for each store and column, so that no one key seals all there is. */
const keyOf = (master: Buffer, { storeId, column }: SealedPlace): Buffer =>
  Buffer.from(hkdfSync('sha256', master, storeId, `seal ${column}`, 32));

const boundTo = ({ storeId, column, rowId }: SealedPlace): Buffer =>
  Buffer.from(JSON.stringify([FORM, storeId, column, rowId]));

/** Seals a text for its place: what is kept tells nothing of it but how long it is, not even that two are the same. */
export function seal(master: Buffer, place: SealedPlace, text: string): Buffer {
  const iv = randomBytes(IV);
  const cipher = createCipheriv(CIPHER, keyOf(master, place), iv, { authTagLength: TAG });
  cipher.setAAD(boundTo(place));
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([Buffer.of(FORM), iv, cipher.getAuthTag(), sealed]);
}

/** Opens what was sealed for this place; throws, and says nothing of what it holds, where it was changed, moved, or sealed by another secret. */
export function unseal(master: Buffer, place: SealedPlace, sealed: Buffer): string {
  try {
    if (sealed[0] !== FORM || sealed.length < 1 + IV + TAG) throw new Error('Not in this form');
    const iv = sealed.subarray(1, 1 + IV);
    const cipher = createDecipheriv(CIPHER, keyOf(master, place), iv, { authTagLength: TAG });
    cipher.setAAD(boundTo(place));
    cipher.setAuthTag(sealed.subarray(1 + IV, 1 + IV + TAG));
    return Buffer.concat([cipher.update(sealed.subarray(1 + IV + TAG)), cipher.final()]).toString('utf8');
  } catch {
    throw new Error(`A sealed value of ${place.column} does not open`);
  }
}
