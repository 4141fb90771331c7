import { statementLabel, statementName } from './statement-name';

test.each([
  [
    'SELECT c.id FROM customers.customer c JOIN customers.log_in_address a ON true',
    'SELECT customers.customer',
  ],
  ['\nINSERT INTO identity."user" (id) VALUES ($1)', 'INSERT identity."user"'],
  ['UPDATE consignment.item i SET state = $1 FROM other.table o', 'UPDATE consignment.item'],
  ['WITH gone AS (DELETE FROM identity.session RETURNING id) SELECT 1', 'WITH identity.session'],
  ['SELECT kernel.emit($1, $2)', 'SELECT kernel.emit'],
  ['SELECT 1', 'SELECT'],
  ['', ''],
])('%j is called what it does and where: %s', (text, label) => {
  expect(statementLabel(text)).toBe(label);
});

test('one text has one name, another has another, and none is longer than PostgreSQL keeps', () => {
  const long = (end: string): string =>
    `SELECT FROM ${'very_long_schema'.repeat(3)}.${'table'.repeat(9)} WHERE x = ${end}`;
  expect(statementName(long('$1'))).toBe(statementName(long('$1')));
  expect(statementName(long('$1'))).not.toBe(statementName(long('$2')));
  expect(statementName(long('$1')).length).toBeLessThanOrEqual(63);
});
