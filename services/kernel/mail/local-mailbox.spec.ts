import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fixedClock } from '../clock/clock';
import { localMailbox } from './local-mailbox';
import { failureOf, saidOf } from './mail-failure';
import type { OutgoingMail } from './mailer';

const mail = (messageId: string, storeId = '30042'): OutgoingMail => ({
  storeId,
  messageId,
  kind: 'activation',
  to: 'zoe@example.test',
  from: 'shop@example.test',
  replyTo: null,
  subject: `Mail ${messageId}`,
  text: 'text',
  html: '<p>html</p>',
});

describe('the local mailbox', () => {
  const clock = fixedClock('2026-11-22T12:00:00Z');
  let dir = '';
  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'kommis-mail-'));
  });
  afterEach(() => rm(dir, { recursive: true }));

  it('keeps what was sent, the newest first, each store for itself', async () => {
    const box = localMailbox(dir, clock);
    for (const key of ['one', 'two', 'three']) {
      await box.send(mail(key));
      clock.advance(1_000);
    }
    await box.send(mail('other', '10007'));
    expect((await box.list('30042', 2)).map((kept) => kept.messageId)).toEqual(['three', 'two']);
    expect(await box.list('10007', 10)).toHaveLength(1);
    expect(await box.list('13000', 10)).toEqual([]);
    const [newest] = await box.list('30042', 1);
    expect(await box.get('30042', newest?.id ?? '')).toEqual({ ...newest, ...mail('three') });
    expect(await box.get('10007', newest?.id ?? '')).toBeNull();
  });

  it('keeps the same mail once, as a mail program does with one Message-ID', async () => {
    const box = localMailbox(dir, clock);
    await box.send(mail('same'));
    clock.advance(60_000);
    await box.send(mail('same'));
    expect(await box.list('30042', 10)).toHaveLength(1);
  });

  it('keeps the newest 500 and leaves no half-written file', async () => {
    const box = localMailbox(dir, clock);
    for (let count = 0; count < 503; count += 1) {
      await box.send(mail(`m${count}`));
      clock.advance(1);
    }
    const kept = await box.list('30042', 1_000);
    expect([kept.length, kept[0]?.messageId, kept.at(-1)?.messageId]).toEqual([500, 'm502', 'm3']);
    expect(await readdir(join(dir, '30042'))).toHaveLength(500);
  });

  it('refuses what no mail server gets to, as one does', async () => {
    const box = localMailbox(dir, clock);
    for (const to of ['zoe@nergens.invalid', 'zoe@INVALID']) {
      const error = await box.send({ ...mail('lost'), to }).catch((refused: unknown) => refused);
      expect([failureOf(error), saidOf(error)]).toEqual([
        'ADDRESS_REFUSED',
        `550 5.1.2 <${to}>: there is no such domain`,
      ]);
    }
    await box.send({ ...mail('found'), to: 'zoe@invalid.example.test' });
    expect(await box.list('30042', 10)).toHaveLength(1);
  });

  it('is readable by the owner of the process only', async () => {
    const box = localMailbox(dir, clock);
    await box.send(mail('secret'));
    const [file = ''] = await readdir(join(dir, '30042'));
    expect((await stat(join(dir, '30042'))).mode & 0o777).toBe(0o700);
    expect((await stat(join(dir, '30042', file))).mode & 0o777).toBe(0o600);
  });

  it('leads to no other file', async () => {
    const box = localMailbox(dir, clock);
    await writeFile(join(dir, 'secret.json'), '{}');
    for (const id of ['../secret', '..%2fsecret', '', 'secret', '/etc/passwd']) {
      expect(await box.get('30042', id)).toBeNull();
    }
    expect(await box.get('..', 'secret')).toBeNull();
    await expect(box.list('../30042', 1)).rejects.toThrow('Not a store id');
    await expect(box.send(mail('x', '../..'))).rejects.toThrow('Not a store id');
  });
});
