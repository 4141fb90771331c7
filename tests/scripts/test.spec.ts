import { type Clone, makeClone } from './clone';

let clone: Clone;
beforeEach(() => {
  clone = makeClone();
  clone.write({
    'jest.config.cjs': `module.exports = { roots: ['<rootDir>/specs'] };`,
    'specs/one.test.js': `test('one', () => {});`,
  });
});
afterEach(() => clone.remove());

const run = async (...args: string[]) => {
  const { code, output } = await clone.node(['scripts/test.mjs', ...args]);
  return { code, lastLine: output.trim().split('\n').pop() };
};

test('ends with the counts alone on the last line', async () => {
  expect(await run()).toEqual({ code: 0, lastLine: '1 passed, 0 failed' });
});

test('counts a failing test, and a spec file that cannot be loaded', async () => {
  clone.write({
    'specs/two.test.js': `test('two', () => { throw new Error(); });`,
    'specs/three.test.js': `throw new Error();`,
  });
  expect(await run()).toEqual({ code: 1, lastLine: '1 passed, 2 failed' });
});

test('a run without a test fails', async () => {
  clone.write({ 'specs/one.test.js': `test.skip('one', () => {});` });
  expect(await run()).toEqual({ code: 1, lastLine: '0 passed, 0 failed' });
  expect((await run('no-such-spec')).code).toBe(1);
});

test('hands its arguments to jest', async () => {
  clone.write({ 'specs/two.test.js': `test('two', () => { throw new Error(); });` });
  expect(await run('one.test')).toEqual({ code: 0, lastLine: '1 passed, 0 failed' });
});
