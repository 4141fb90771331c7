import { plainLine } from '../text/text';
import type { ColumnSpec, JoinedColumn } from './column';
import type { ColumnPosition } from './header';

/** Which cells of a row make one value of ours: the column itself, and those that some files keep apart from it. */
export interface Joined {
  /** Null where the file has only parts of it. */
  readonly index: number | null;
  readonly parts: readonly (Pick<JoinedColumn, 'place'> & { readonly index: number })[];
}

/** Where the cells of a column stand in this file. */
export function joinedAt(spec: ColumnSpec, positions: ReadonlyMap<string, ColumnPosition>): Joined {
  const parts = (spec.joins ?? []).flatMap(({ key, place }) => {
    const position = positions.get(key);
    return position ? [{ place, index: position.index }] : [];
  });
  const index = positions.get(spec.key)?.index ?? null;
  return { index: parts.some((part) => part.index === index) ? null : index, parts };
}

/** The cell that a row has for it, its parts joined; undefined where the row reaches none of them. */
export function cellOf(cells: readonly string[], { index, parts }: Joined): string | undefined {
  const own = index === null ? undefined : cells[index];
  if (parts.length === 0) return own;
  const given = parts.flatMap((part) => {
    const cell = cells[part.index];
    return cell === undefined ? [] : [{ place: part.place, cell }];
  });
  if (own === undefined && given.length === 0) return undefined;
  return given.reduce((so, { place, cell }) => joined(so, cell, place), own ?? '');
}

/** A file that has "Kerkstraat 12" in one column and 12 in the next means it once. */
function joined(so: string, part: string, place: JoinedColumn['place']): string {
  if (plainLine(part) === '') return so;
  if (plainLine(so) === '') return part;
  if (place === 'INSTEAD') return so;
  const [long, short] = [so, part].map((text) => plainLine(text).toLowerCase()) as [string, string];
  if (place === 'BEFORE')
    return `${long} `.startsWith(`${short} `) ? so : `${part.trimEnd()} ${so.trimStart()}`;
  if (` ${long}`.endsWith(` ${short}`)) return so;
  return `${so.trimEnd()}${/^\s*[-/,]/.test(part) ? '' : ' '}${part.trimStart()}`;
}
