import { createHmac, randomBytes } from 'node:crypto';
import { fixedClock } from '../clock/clock';
import { newId } from '../id/id';
import { LINK_MS, signLink, verifyLink } from './signed-link';

const key = randomBytes(32);
const clock = fixedClock('2026-11-22T12:00:00Z');
const target = { storeId: '30042', owner: 'customers', kind: 'photo', fileId: newId(), name: 'Zoë – 1.pdf' };
const until = new Date(clock.now().getTime() + LINK_MS);
const token = signLink(key, target, until);

describe('a signed link', () => {
  it('leads to its target until its time is over', () => {
    expect(verifyLink(key, token, clock.now())).toEqual(target);
    expect(verifyLink(key, token, new Date(until.getTime() - 1))).toEqual(target);
    expect(verifyLink(key, token, until)).toBeNull();
  });

  it('fits into a path as it is', () => {
    expect(encodeURIComponent(token)).toBe(token);
  });

  it('leads nowhere under another key', () => {
    expect(verifyLink(randomBytes(32), token, clock.now())).toBeNull();
  });

  it('leads nowhere once a single character of it was changed, added or taken away', () => {
    for (let at = 0; at < token.length; at += 1) {
      const other = token[at] === 'A' ? 'B' : 'A';
      expect(verifyLink(key, token.slice(0, at) + other + token.slice(at + 1), clock.now())).toBeNull();
      expect(verifyLink(key, token.slice(0, at) + token.slice(at + 1), clock.now())).toBeNull();
    }
    for (const more of ['=', 'A', '.', '.x', '\n', ' '])
      expect(verifyLink(key, token + more, clock.now())).toBeNull();
  });

  it('cannot be made of something else that the same key has signed', () => {
    const payload = token.split('.')[0] ?? '';
    const plain = createHmac('sha256', key).update(payload).digest('base64url');
    expect(verifyLink(key, `${payload}.${plain}`, clock.now())).toBeNull();
  });

  it('is not just any text with a dot', () => {
    for (const other of ['', '.', 'a', 'a.b', '..', `${'a'.repeat(1e6)}.b`]) {
      expect(verifyLink(key, other, clock.now())).toBeNull();
    }
  });

  it('carries only what a link needs', () => {
    const more = { ...target, password: 'CANARY' };
    expect(verifyLink(key, signLink(key, more, until), clock.now())).toEqual(target);
  });

  it('needs a real key', () => {
    expect(() => signLink(Buffer.from('short'), target, until)).toThrow('at least 32 bytes');
  });
});
