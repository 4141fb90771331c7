import { KEPT_ANSWERS } from '../../../../lib/server/limits';
import { KeptAnswers } from './kept-answers';

const ran = (json: string) => ({ values: { query: 'mutation { x }' }, answer: { json } });

it('keeps the newest answer of each member of staff, for that member alone', () => {
  const kept = new KeptAnswers();
  kept.keep('els', '1', ran('one'));
  kept.keep('daan', '2', ran('two'));
  kept.keep('els', '3', ran('three'));
  expect(kept.find('els', '3')).toEqual(ran('three'));
  expect(kept.find('els', '1')).toBeNull();
  expect(kept.find('els', '2')).toBeNull();
  expect(kept.find(undefined, '2')).toBeNull();
  expect(kept.find('mila', null)).toBeNull();
});

it('keeps no more than its bound, whoever asks', () => {
  const kept = new KeptAnswers();
  for (let member = 0; member < 1_000; member += 1) kept.keep(`member ${member}`, 'x', ran('{}'));
  expect(kept.size).toBe(KEPT_ANSWERS);
  expect(kept.find('member 999', 'x')).not.toBeNull();
  expect(kept.find('member 0', 'x')).toBeNull();
});
