/** Bulk writes go to the database and to the other services 500 rows at a time: one event holds no more. */
export const rowsAChunk = 500;

/** The rows in order, in pieces of at most `size`. */
export function* chunksOf<Row>(rows: readonly Row[], size = rowsAChunk): Generator<readonly [Row, ...Row[]]> {
  for (let at = 0; at < rows.length; at += size) {
    yield rows.slice(at, at + size) as unknown as readonly [Row, ...Row[]];
  }
}
