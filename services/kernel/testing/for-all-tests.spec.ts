import { forAllTests, forEachTest } from './for-all-tests';

class Counter {
  count = 0;
  rise(): number {
    return (this.count += 1);
  }
}

const told: string[] = [];
const { counter, name } = forAllTests(async () => {
  told.push('opened');
  return { counter: new Counter(), name: { said: 'once' }, close: async () => void told.push('closed') };
});
const anew = forEachTest(async () => new Counter());

test.each([1, 2])('what was opened stands for itself in every test, taken apart (%d)', (time) => {
  expect([counter.rise(), counter.count, name.said]).toEqual([time, time, 'once']);
  expect({ ...name }).toEqual({ said: 'once' });
  expect(told).toEqual(['opened']);
});

test.each([1, 2])('what each test has anew begins anew (%d)', () => {
  expect(anew.rise()).toBe(1);
  anew.count = 7;
  expect(anew.count).toBe(7);
});
