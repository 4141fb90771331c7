import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { isUuid } from '../id/id';
import type { QuotaLimits, UploadLimits } from './limits';
import { ifMissing } from './missing';

/** Somebody has handed in as much as may lie there at one time. */
export class QuotaMet extends Error {
  constructor(
    readonly whose: 'person' | 'store',
    readonly of: keyof QuotaLimits,
    readonly most: number,
  ) {
    super(`${whose === 'person' ? 'One person' : 'A store'} has at most ${most} ${of} handed in at a time.`);
    this.name = 'QuotaMet';
  }
}

/** Who hands a file in, and how long it says it is. */
export interface HandedIn {
  readonly by: string;
  /** Null where nothing was said. */
  readonly bytes: number | null;
}

/** The same with what it is to its owner: files of one kind are in no other's way. */
type OfKind = HandedIn & { readonly kind: string };

/** What is written down beside a file that is handed in, before its first byte. */
export interface Claim {
  readonly by?: string;
  readonly kind?: string;
  /** What it may become; counts until it is whole. */
  readonly claims?: number;
}

interface Counted extends QuotaLimits {
  by: string;
}

/**
 * Counts what lies on the disk, so that nothing forgets it: files that are whole by their size, those on their way in by
 * what they may become.
 */
export class Quota {
  private turn: Promise<unknown> = Promise.resolve();

  constructor(private readonly limits: UploadLimits) {}

  /**
   * How long this file may become, once `keep` has written that down; throws QuotaMet where there is no room. One at a
   * time, or many who came at once would all find the same room.
   */
  claim(
    folder: string,
    file: OfKind,
    maxBytes: number,
    keep: (claim: Claim) => Promise<void>,
  ): Promise<number> {
    const claimed = this.turn.then(async () => {
      const bytes = roomFor(file, maxBytes, await this.counted(folder, file.kind), this.limits);
      await keep({ by: file.by, claims: bytes });
      return bytes;
    });
    this.turn = claimed.catch(() => undefined);
    return claimed;
  }

  /** What of a quota's room there was when a file was found to be longer than it. */
  async full(folder: string, { by, kind }: OfKind): Promise<QuotaMet> {
    const { whose } = least(by, await this.counted(folder, kind), this.limits);
    return new QuotaMet(whose, 'bytes', this.limits[whose].bytes);
  }

  private async counted(folder: string, kind: string): Promise<Counted[]> {
    const names = (await readdir(folder).catch(ifMissing)) ?? [];
    const found: Counted[] = [];
    for (const name of names.filter((each) => each.endsWith('.json') && isUuid(each.slice(0, -5)))) {
      const each = await this.countedOf(folder, name, kind);
      if (each) found.push(each);
    }
    return found;
  }

  private async countedOf(folder: string, name: string, kind: string): Promise<Counted | null> {
    const path = join(folder, name);
    const text = await readFile(path, 'utf8').catch(ifMissing);
    const { by, claims = 0, ...beside } = text ? (JSON.parse(text) as Claim) : {};
    if (by === undefined || beside.kind !== kind) return null;
    const whole = await stat(path.slice(0, -'.json'.length)).catch(ifMissing);
    if (whole) return { by, files: 1, bytes: whole.size };
    const begun = await stat(path).catch(ifMissing);
    // Left by a crash: the sweep takes it away, and until then it is in nobody's way.
    const isUnderWay = begun !== undefined && Date.now() - begun.mtimeMs < this.limits.underWayMs;
    return isUnderWay ? { by, files: 1, bytes: claims } : null;
  }
}

function roomFor(
  { by, bytes }: HandedIn,
  maxBytes: number,
  counted: readonly Counted[],
  limits: UploadLimits,
): number {
  for (const whose of ['person', 'store'] as const)
    if (sum('files', whose, by, counted) >= limits[whose].files)
      throw new QuotaMet(whose, 'files', limits[whose].files);
  const { whose, room } = least(by, counted, limits);
  if (room <= 0 || (bytes ?? 0) > room) throw new QuotaMet(whose, 'bytes', limits[whose].bytes);
  return Math.min(bytes ?? maxBytes, maxBytes, room);
}

/** Whose room is less. */
function least(
  by: string,
  counted: readonly Counted[],
  limits: UploadLimits,
): { whose: 'person' | 'store'; room: number } {
  const roomOf = (whose: 'person' | 'store') => ({
    ...{ whose, room: limits[whose].bytes - sum('bytes', whose, by, counted) },
  });
  const [person, store] = [roomOf('person'), roomOf('store')];
  return store.room < person.room ? store : person;
}

function sum(
  of: keyof QuotaLimits,
  whose: 'person' | 'store',
  by: string,
  counted: readonly Counted[],
): number {
  return counted
    .filter((each) => whose === 'store' || each.by === by)
    .reduce((total, each) => total + each[of], 0);
}
