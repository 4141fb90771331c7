import { newsletterTexts } from '../schema/newsletter';
import { visitor, type Actor } from '../services/kernel/actor/actor';
import { newId } from '../services/kernel/id/id';
import { forAllTests } from '../services/kernel/testing/for-all-tests';
import { portalOf } from '../services/kernel/testing/open';
import { anybody, type Answer, DAY_MS, editor, newsletterShop, storeId } from './newsletter/shop';

/** Who asks for the newsletter is let in by one service and kept by another: what holds once everything has been told. */
const shop = forAllTests(newsletterShop);
const { world } = shop;
beforeEach(() => world.clock.advance(1000));

test('who asks gets one mail and nothing else; looking at its link changes nothing, using it does, once [U10]', async () => {
  const email = 'nieuw@example.nl';
  expect(await shop.subscribe(' NIEUW@example.nl ')).toEqual({ __typename: 'MailOnItsWay', email });
  await world.settled();
  expect(shop.mailsTo(email).map(({ kind }) => kind)).toEqual(['newsletter-confirm']);
  const token = shop.tokenTo(email, 'confirm');
  for (let times = 0; times < 3; times += 1)
    expect(await shop.look(token)).toEqual({ purpose: 'CONFIRM', email });
  expect(await shop.look(token, visitor('10007'))).toBeNull();
  await world.settled();
  const agreed = { email, language: 'nl', agreedTo: newsletterTexts.nl, place: 'FOOTER' };
  expect(await shop.listed()).toMatchObject([{ ...agreed, state: 'PENDING', confirmedAt: null }]);
  world.clock.advance(DAY_MS);
  for (let times = 0; times < 2; times += 1)
    expect(await shop.confirm(token)).toEqual({ __typename: 'NewsletterConfirmed', email });
  await world.settled();
  expect(shop.mailsTo(email).map(({ kind }) => kind)).toEqual(['newsletter-confirm', 'newsletter-welcome']);
  const [kept] = await shop.listed({ state: 'CONFIRMED' });
  expect(kept).toMatchObject({ ...agreed, state: 'CONFIRMED', unsubscribedAt: null });
  expect(Date.parse(String(kept?.['confirmedAt'])) - Date.parse(String(kept?.['askedAt']))).toBe(DAY_MS);
});

test('of twenty who ask at one moment one gets a mail, each the same answer; a day later there is another, in the language of the page', async () => {
  const email = 'tegelijk@example.nl';
  const answers = await Promise.all(Array.from({ length: 20 }, () => shop.subscribe(email)));
  expect(new Set(answers.map((each) => JSON.stringify(each))).size).toBeLessThanOrEqual(2);
  expect(answers.every(({ __typename }) => __typename === 'MailOnItsWay')).toBe(true);
  await world.settled();
  expect(shop.mailsTo(email)).toHaveLength(1);
  world.clock.advance(DAY_MS - 1000);
  await shop.subscribe(email);
  await world.settled();
  expect(shop.mailsTo(email)).toHaveLength(1);
  const old = shop.tokenTo(email, 'confirm');
  world.clock.advance(1000);
  await shop.subscribe(email, 'sv');
  await world.settled();
  expect(shop.mailsTo(email).map(({ subject }) => subject)).toEqual([
    'Wilt u de nieuwsbrief van De Ruilhoek?',
    'Vill du ha nyhetsbrevet från De Ruilhoek?',
  ]);
  // The later mail replaces the earlier one.
  expect(await shop.confirm(old)).toEqual({ __typename: 'LinkNotValid' });
  world.clock.advance(7 * DAY_MS);
  expect(await shop.confirm(shop.tokenTo(email, 'confirm'))).toEqual({ __typename: 'LinkNotValid' });
});

test('what is no address is refused at its field, and a network that asks too often is told when to come again', async () => {
  const fields = [{ path: 'email', code: 'NOT_AN_EMAIL' }];
  for (const email of ['', 'geen adres', 'a@b@example.nl'])
    expect(await shop.subscribe(email)).toMatchObject({ __typename: 'InvalidInput', fields });
  world.clock.advance(DAY_MS);
  const answers: string[] = [];
  for (let count = 0; count < 101; count += 1)
    answers.push((await shop.subscribe(`veel${count}@example.nl`)).__typename);
  expect(answers.filter((each) => each === 'TooManyAttempts')).toHaveLength(1);
  world.clock.advance(DAY_MS);
});

test('a customer who confirms has agreed as a customer, from the foot of a page; the list has none of them, and the answer tells nothing [U24]', async () => {
  const email = 'klant@example.nl';
  const id = await shop.customer(email);
  await world.settled();
  expect(await shop.consent(id)).toEqual({ state: 'OFF', source: null });
  expect(await shop.subscribe(email)).toEqual({ __typename: 'MailOnItsWay', email });
  await world.settled();
  expect(await shop.consent(id)).toEqual({ state: 'OFF', source: null });
  world.clock.advance(1000);
  await shop.confirm(shop.tokenTo(email, 'confirm'));
  await world.settled();
  expect(await shop.consent(id)).toEqual({ state: 'ON', source: 'FOOTER' });
  expect(await shop.listed({ email: 'klant@' })).toEqual([]);
  world.clock.advance(1000);
  expect(await shop.leave(shop.tokenTo(email, 'unsubscribe'))).toEqual({ __typename: 'NewsletterLeft' });
  await world.settled();
  expect(await shop.consent(id)).toEqual({ state: 'OFF', source: null });
});

test('a link ends it without a log-in, however often, also by one click; a link to confirm from before does nothing any more', async () => {
  const email = 'weg@example.nl';
  await shop.comes(email);
  const confirming = shop.mailsTo(email)[0]?.text.match(/confirm\?token=([\w-]+)/)?.[1] ?? '';
  const [welcome] = shop.mailsTo(email).slice(-1);
  const token = shop.tokenTo(email, 'unsubscribe');
  expect(welcome?.unsubscribeUrl).toMatch(
    /^http:\/\/localhost:3000\/30042\/newsletter\/unsubscribe\?token=[\w-]+$/,
  );
  expect(await shop.look(token)).toEqual({ purpose: 'UNSUBSCRIBE', email: null });
  expect(await shop.listed({ state: 'CONFIRMED', email: 'WEG@' })).toHaveLength(1);
  world.clock.advance(1000);
  for (const bad of ['x', 'x'.repeat(200), confirming])
    expect(await shop.leave(bad)).toEqual({ __typename: 'LinkNotValid' });
  for (let times = 0; times < 2; times += 1)
    expect(await shop.leave(token, { isOneClick: true })).toEqual({ __typename: 'NewsletterLeft' });
  await world.settled();
  expect(await shop.listed({ email: 'weg@' })).toMatchObject([
    { state: 'UNSUBSCRIBED', unsubscribedBy: 'ONE_CLICK' },
  ]);
  expect(await shop.confirm(confirming)).toEqual({ __typename: 'LinkNotValid' });
  // Who changes their mind comes back, a day after they asked.
  world.clock.advance(DAY_MS);
  await shop.comes(email);
  expect(await shop.listed({ email: 'weg@' })).toMatchObject([{ state: 'CONFIRMED', unsubscribedBy: null }]);
});

test('what was done later stands, in whatever order it is told', async () => {
  const email = 'volgorde@example.nl';
  const at = (second: number) => new Date(world.clock.now().getTime() + second * 1000).toISOString();
  const asked = { email, language: 'nl', agreedTo: 'Ja.', place: 'FOOTER', askedAt: at(0) };
  const told = (task: string, data: object) =>
    world.tell(`customers.on-newsletter-${task}`, { storeId, data });
  const state = async () => (await shop.listed({ email }))[0]?.['state'];
  const id = '0199b1c2-7e11-7abc-8def-0123456789ab';
  await told('left', { id, email, customerId: null, at: at(20), by: 'LINK' });
  await told('asked', { id, ...asked, confirmedAt: at(10) });
  await told('asked', { id, ...asked, confirmedAt: null });
  expect(await state()).toBe('UNSUBSCRIBED');
  await told('asked', { id, ...asked, askedAt: at(30), confirmedAt: at(40) });
  // Whatever anybody types at the foot of a page, who has it keeps it.
  await told('asked', { id, ...asked, askedAt: at(50), confirmedAt: null });
  expect(await state()).toBe('CONFIRMED');
  const never = { ...asked, email: 'nooit@example.nl', askedAt: at(-40 * 86_400), confirmedAt: null };
  await told('asked', { id: '0199b1c2-7e11-7abc-8def-0123456789ac', ...never });
  // Who never confirmed is kept a month, and goes when others come.
  const later = { ...asked, email: 'later@example.nl', confirmedAt: null };
  await told('asked', { id: '0199b1c2-7e11-7abc-8def-0123456789ad', ...later });
  expect(await shop.listed({ email: 'nooit' })).toEqual([]);
});

test('a store that has not switched it on takes nobody', async () => {
  expect(await shop.subscribe('te-vroeg@example.nl', 'nl', visitor('10007'))).toEqual({
    __typename: 'NewsletterClosed',
  });
});

test('a customer says in their profile whether they want it: kept with them at once and with the sentence, for nobody else’s customer, and the later word stands [U24]', async () => {
  const email = 'profiel@example.nl';
  const id = await shop.customer(email);
  await world.settled();
  const [user] = await world.database.admin<{ id: string }>(
    `SELECT id FROM identity."user" WHERE store_id = '30042' AND email = '${email}'`,
  );
  const self = { ...portalOf(storeId, id), userId: user?.id ?? '' };
  const choose = (customerId: string, isWanted: boolean, actor: Actor = self): Promise<Answer> =>
    shop.mutate('chooseNewsletter', 'ChooseNewsletterInput', { customerId, isWanted, language: 'sv' }, actor);
  expect(await choose(id, true)).toEqual({ __typename: 'NewsletterChosen' });
  await world.settled();
  expect(await shop.consent(id)).toEqual({ state: 'ON', source: 'PORTAL' });
  // Whoever is a customer with a say is no subscriber of the list; the proof stands all the same.
  expect(await shop.listed({ email })).toEqual([]);
  const kept = () =>
    world.database.admin(
      `SELECT state, place, agreed_to, unsubscribed_by FROM customers.subscriber WHERE store_id = '30042' AND email = '${email}'`,
    );
  expect(await kept()).toEqual([
    { state: 'CONFIRMED', place: 'PROFILE', agreed_to: newsletterTexts.sv, unsubscribed_by: '' },
  ]);
  world.clock.advance(1000);
  await choose(id, false);
  await choose(id, false);
  await world.settled();
  expect(await shop.consent(id)).toMatchObject({ state: 'OFF' });
  expect(await kept()).toMatchObject([{ state: 'UNSUBSCRIBED', unsubscribed_by: 'PROFILE' }]);
  expect(shop.mailsTo(email).filter(({ kind }) => kind.startsWith('newsletter'))).toEqual([]);
  const other = await shop.customer('iemand.anders@example.nl');
  expect(await choose(other, true)).toEqual({ __typename: 'NotFound' });
  await expect(choose(id, true, anybody)).rejects.toThrow('FORBIDDEN');
  await expect(choose(id, true, editor)).rejects.toThrow('FORBIDDEN');
});

test.each(['FOOTER', 'PROFILE'])(
  'whoever left stays out, also where what they agreed to before, %s, is heard of later',
  async (place) => {
    const email = `volgorde.${place.toLowerCase()}@example.nl`;
    const customerId = await shop.customer(email);
    await world.settled();
    const before = world.clock.now().toISOString();
    world.clock.advance(1000);
    const at = world.clock.now().toISOString();
    const said = { id: newId(), email, language: 'nl', agreedTo: newsletterTexts.nl };
    const left = { id: newId(), email, customerId, at, by: 'LINK' };
    await world.tell('customers.on-newsletter-left', { storeId, data: left });
    await (place === 'FOOTER'
      ? world.tell('customers.on-newsletter-asked', {
          ...{ storeId, data: { ...said, place, askedAt: before, confirmedAt: before } },
        })
      : world.tell('customers.on-newsletter-chosen', {
          ...{ storeId, data: { ...said, customerId, isWanted: true, at: before } },
        }));
    expect(await shop.consent(customerId)).toMatchObject({ state: 'OFF' });
    expect(await shop.listed({ email, state: 'CONFIRMED' })).toEqual([]);
  },
);

test('what anybody types at the foot of a page takes away no proof that somebody had it and left', async () => {
  const email = 'bewijs@example.nl';
  await shop.comes(email);
  world.clock.advance(1000);
  await shop.leave(shop.tokenTo(email, 'unsubscribe'));
  await world.settled();
  const [left] = await shop.listed({ email });
  expect(left).toMatchObject({ state: 'UNSUBSCRIBED', agreedTo: newsletterTexts.nl });
  world.clock.advance(DAY_MS);
  await shop.subscribe(email, 'sv');
  await world.settled();
  expect(await shop.listed({ email })).toEqual([left]);
  // Whoever confirms it has it again.
  world.clock.advance(1000);
  await shop.confirm(shop.tokenTo(email, 'confirm'));
  await world.settled();
  expect(await shop.listed({ email })).toMatchObject([{ state: 'CONFIRMED', agreedTo: newsletterTexts.sv }]);
});

test('what a customer took back does not come again with another address of theirs', async () => {
  const [old, now] = ['oud.adres@example.nl', 'nieuw.adres@example.nl'];
  const id = await shop.customer(old);
  await shop.comes(old);
  expect(await shop.consent(id)).toEqual({ state: 'ON', source: 'FOOTER' });
  world.clock.advance(1000);
  const change = (input: object): Promise<Answer> =>
    shop.mutate('updateCustomer', 'UpdateCustomerInput', { id, ...input }, editor, '', 'customers');
  await change({ newsletter: { state: 'OFF' } });
  await world.database.admin(`UPDATE customers.customer SET email = '${now}' WHERE id = '${id}'`);
  expect(await shop.listed({ email: old })).toEqual([]);
});
