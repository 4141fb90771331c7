import { randomBytes } from 'node:crypto';
import { newId } from '../id/id';
import { newsletterAim, newsletterPath, newsletterToken } from './newsletter-link';

const secret = randomBytes(32);
const aim = { email: 'zoë+news@bücher.example', id: newId() };
const token = newsletterToken(secret, '30042', 'unsubscribe', aim);

test('it tells whom it is about, fits into an address as it is, and shows no address there', () => {
  expect(newsletterAim(secret, '30042', 'unsubscribe', token)).toEqual(aim);
  expect(newsletterPath('30042', 'unsubscribe', token)).toBe(`/30042/newsletter/unsubscribe?token=${token}`);
  expect(encodeURIComponent(token)).toBe(token);
  expect(Buffer.from(token, 'base64url').toString()).not.toContain('example');
});

test('the longest address there is fits', () => {
  const longest = { email: `${'é'.repeat(32)}@${'é'.repeat(180)}.nl`, id: newId() };
  const made = newsletterToken(secret, '30042', 'confirm', longest);
  expect(newsletterAim(secret, '30042', 'confirm', made)).toEqual(longest);
});

test('it is nothing for another purpose, in another store, under another secret, or with a letter changed, added or taken away', () => {
  expect(newsletterAim(secret, '30042', 'confirm', token)).toBeNull();
  expect(newsletterAim(secret, '10007', 'unsubscribe', token)).toBeNull();
  expect(newsletterAim(randomBytes(32), '30042', 'unsubscribe', token)).toBeNull();
  for (let at = 0; at < token.length; at += 1) {
    const other = token[at] === 'A' ? 'B' : 'A';
    for (const bent of [
      token.slice(0, at) + other + token.slice(at + 1),
      token.slice(0, at) + token.slice(at + 1),
    ])
      expect(newsletterAim(secret, '30042', 'unsubscribe', bent)).toBeNull();
  }
  for (const text of ['', 'x', `${token}A`, `${token}=`, 'x'.repeat(43), 'x'.repeat(10_000)])
    expect(newsletterAim(secret, '30042', 'unsubscribe', text)).toBeNull();
});
