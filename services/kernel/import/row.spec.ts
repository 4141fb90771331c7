import { judgeRow, lastValuesAfter, rowHash } from './row';

const fresh = { name: '', town: '', news: false };
const here = { name: 'Joke', town: 'Ede', news: true };
const last = lastValuesAfter(here);

describe('the hash of a row', () => {
  test('is another one with a column more, blank or not', () => {
    expect(rowHash({ a: 1, b: undefined })).toBe(rowHash({ a: 1 }));
    expect(rowHash({ a: 1, b: null })).not.toBe(rowHash({ a: 1 }));
  });
});

describe('a row about somebody who is here', () => {
  test('that says what stands here changes nothing, whoever said it first', () => {
    expect(judgeRow(here, here, {}, fresh)).toEqual({ changed: [], contradicted: [] });
  });

  test('changes the columns it says otherwise, a blank among them', () => {
    const given = { ...here, town: '', news: false };
    expect(judgeRow(given, here, last, fresh)).toEqual({ changed: ['town', 'news'], contradicted: [] });
  });

  test('says nothing of a column that the file does not have', () => {
    expect(judgeRow({ name: 'Joke' }, here, last, fresh)).toEqual({ changed: [], contradicted: [] });
    expect(judgeRow({ name: 'Joke', town: undefined }, here, last, fresh).changed).toEqual([]);
  });

  test('contradicts in the columns that were changed here, and in no other', () => {
    const changedHere = { ...here, town: 'Edam' };
    expect(judgeRow({ ...here, name: 'Jo' }, changedHere, last, fresh)).toEqual({
      changed: ['name'],
      contradicted: ['town'],
    });
  });

  test('may fill in what no file spoke of, and not replace it', () => {
    const unspoken = lastValuesAfter({ name: 'Joke' });
    expect(judgeRow({ town: 'Ede' }, { ...here, town: '' }, unspoken, fresh).changed).toEqual(['town']);
    expect(judgeRow({ town: 'Edam' }, here, unspoken, fresh).contradicted).toEqual(['town']);
  });
});

test('what is kept of a file without a column is what the file before it said', () => {
  const kept = lastValuesAfter({ name: 'Jo' }, last);
  expect(judgeRow({ name: 'X', town: 'Edam' }, { ...here, name: 'Jo' }, kept, fresh)).toEqual({
    changed: ['name', 'town'],
    contradicted: [],
  });
});
