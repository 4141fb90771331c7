import { has, listIn } from './modules';
import { columnsOf, listOf } from './list/list';

const { text } = columnsOf<{ id: string }>();
const list = listOf({
  filters: {},
  columns: [text('name', () => 'Name', 6), text('charity', () => 'Charity', 6, { module: 'CONSIGNMENT' })],
});
const keys = (modules: 'CONSIGNMENT'[]) => listIn(list, { modules }).columns.map(({ key }) => key);

test('a list has the columns of a module where the store has it, and no others', () => {
  expect(keys(['CONSIGNMENT'])).toEqual(['name', 'charity']);
  expect(keys([])).toEqual(['name']);
});

test('no store has no module', () => {
  expect(has(null, 'CONSIGNMENT')).toBe(false);
  expect(has({ modules: ['CONSIGNMENT'] }, 'CONSIGNMENT')).toBe(true);
});
