/** Bulk writes go to the database and to the other services 500 rows at a time: one event holds no more. */
const rowsAChunk = 500;

/** The rows in order, in pieces of at most 500. */
export function* chunksOf<Row>(rows: readonly Row[]): Generator<readonly [Row, ...Row[]]> {
  for (let at = 0; at < rows.length; at += rowsAChunk) {
    yield rows.slice(at, at + rowsAChunk) as unknown as readonly [Row, ...Row[]];
  }
}
