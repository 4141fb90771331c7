import { invalidInput, notFound, Refusal, refusalOf } from './refusal';

const taken = (): Refusal => invalidInput({ path: 'name', code: 'TAKEN', message: 'Taken' });
const constraints = { thing_name_once: taken };

test('a refusal is an Error, so that it rolls back, and carries a plain object', () => {
  const refusal = notFound();
  expect(refusal).toBeInstanceOf(Error);
  expect(Object.getPrototypeOf(refusal.problem)).toBe(Object.prototype);
  expect(refusal.problem).toEqual({ __typename: 'NotFound', message: 'Not found' });
});

test('InvalidInput names every field', () => {
  expect(
    invalidInput(
      { path: 'a.b', code: 'REQUIRED', message: 'x' },
      { path: 'c', code: 'TOO_LONG', message: 'y' },
    ).problem,
  ).toEqual({
    __typename: 'InvalidInput',
    message: 'Not accepted: a.b, c',
    fields: [
      { path: 'a.b', code: 'REQUIRED', message: 'x' },
      { path: 'c', code: 'TOO_LONG', message: 'y' },
    ],
  });
});

test('a known constraint becomes its refusal, from pg and from TypeORM', () => {
  expect(refusalOf({ constraint: 'thing_name_once' }, constraints)?.problem.__typename).toBe('InvalidInput');
  expect(refusalOf({ driverError: { constraint: 'thing_name_once' } }, constraints)?.problem.__typename).toBe(
    'InvalidInput',
  );
});

test('a refusal stays itself', () => {
  const refusal = notFound();
  expect(refusalOf(refusal, constraints)).toBe(refusal);
});

test.each([
  [new Error('boom')],
  [{ constraint: 'another' }],
  [{ constraint: 7 }],
  [null],
  [undefined],
  ['thing_name_once'],
])('%p is nothing we expected', (error) => {
  expect(refusalOf(error, constraints)).toBeNull();
});

test('the name of a constraint that every object has is no refusal', () => {
  expect(refusalOf({ constraint: 'toString' }, constraints)).toBeNull();
});
