import { deedsOf } from './history';
import { actorText, deedText, fieldName, valueText } from './history-words';
import { oneHistory } from './one-history';

type Entry = Parameters<typeof deedsOf>[0][number];
const HABITS = { timeZone: 'Europe/Amsterdam', currency: 'NOK' };
const change = (
  field: string,
  before: string | null,
  after: string | null,
  afterName: string | null = null,
) => ({
  ...{ field, before, after, beforeName: null, afterName },
});
const entry = (more: Partial<Entry>): Entry => ({
  id: Math.random().toString(36),
  at: '2026-11-22T10:00:00.000Z',
  actorKind: 'STAFF',
  actorName: 'Els de Wit',
  operation: 'UpdateCustomer',
  entity: 'customer',
  action: 'CHANGED',
  changes: [change('telephone', null, '030')],
  ...more,
});

describe('what was done', () => {
  it('puts what one operation wrote together, and keeps the order of the page', () => {
    const deeds = deedsOf([
      entry({
        at: '2026-11-22T11:00:00.000Z',
        entity: 'consignor',
        operation: 'UpdateConsignor',
        changes: [change('charity', 'NO', 'YES')],
      }),
      entry({
        at: '2026-11-22T10:00:00.020Z',
        entity: 'customer_group_member',
        action: 'MADE',
        changes: [change('groupId', null, 'g')],
      }),
      entry({}),
    ]);
    expect(deeds.map(({ what, changes }) => [what, changes.map(({ field }) => field)])).toEqual([
      ['consignment', ['charity']],
      ['details', ['telephone', 'groupId']],
    ]);
  });

  it('keeps the same operation at another time, or of somebody else, apart', () => {
    const later = entry({ at: '2026-11-22T10:00:05.000Z' });
    expect(deedsOf([later, entry({}), entry({ actorName: 'Ingrid' })])).toHaveLength(3);
  });

  it('tells of an intake that was begun and handed over, and not when: the deed says that', () => {
    const intake = (action: Entry['action'], before: string | null, after: string, moment: string) =>
      entry({
        ...{ entity: 'intake', action, operation: `${after}`, actorKind: 'PORTAL', actorName: 'Marijke' },
        changes: [change('state', before, after), change(moment, null, '2026-11-22T10:00:00Z')],
      });
    const deeds = deedsOf([
      intake('CHANGED', 'OPEN', 'SUBMITTED', 'submittedAt'),
      intake('MADE', null, 'OPEN', 'openedAt'),
    ]);
    expect(
      deeds.map((deed) => [
        deedText(deed),
        ...deed.changes.map((each) => each.after && valueText(each, each.after, HABITS)),
      ]),
    ).toEqual([
      ['submitted an intake', 'Waiting for labels'],
      ['began an intake', 'Being entered'],
    ]);
  });

  it('tells that a number of items was given again, the same one too, and when', () => {
    const given = change('allowanceGivenAt', '2026-11-01T09:00:00Z', '2026-11-22T10:00:00Z');
    const [deed] = deedsOf([entry({ entity: 'consignor', operation: 'updateConsignor', changes: [given] })]);
    const [told] = deed?.changes ?? [];
    if (!told?.after) throw new Error('Nothing is told');
    expect([fieldName(told), valueText(told, told.after, HABITS)]).toEqual([
      'Number of items given',
      expect.stringContaining('22 Nov 2026'),
    ]);
  });

  it('keeps off and on again within a moment apart', () => {
    const toggled = (before: string, after: string) =>
      entry({ entity: 'user', operation: 'setUserEnabled', changes: [change('enabled', before, after)] });
    const deeds = deedsOf([toggled('false', 'true'), toggled('true', 'false')]);
    expect(deeds.map(({ what }) => what)).toEqual(['log-in-on', 'log-in-off']);
  });

  it('leaves out keys and counters', () =>
    expect(deedsOf([entry({ changes: [change('version', '1', '2')] })])).toEqual([]));

  it('calls a change of nothing but the note by its name', () => {
    const note = entry({ changes: [change('privateNote', null, 'x'), change('version', '1', '2')] });
    expect(deedsOf([note])[0]?.what).toBe('note');
  });

  it('says of a log-in whether it was switched on or off, and that who activates one is the customer', () => {
    const logIn = (changes: Entry['changes'], more: Partial<Entry> = {}) =>
      deedsOf([entry({ entity: 'user', operation: 'setUserEnabled', changes, ...more })]);
    const texts = [
      ...logIn([change('enabled', 'true', 'false')]),
      ...logIn([change('enabled', 'false', 'true')]),
      ...logIn([change('activatedAt', null, '2026-11-22T10:00:00+00:00')], {
        actorKind: 'VISITOR',
        actorName: null,
      }),
    ].map((deed) => `${actorText(deed)} ${deedText(deed)}`);
    expect(texts).toEqual([
      'Els de Wit switched the log-in off',
      'Els de Wit switched the log-in on',
      'The customer activated the log-in',
    ]);
  });
});

describe('a value', () => {
  const text = (entity: string, field: string, stored: string, name: string | null = null) =>
    valueText({ entity, field }, { stored, name }, HABITS);

  it.each([
    ['customer', 'billingCountry', 'NO', 'Norway'],
    ['customer', 'shippingCountry', 'SE', 'Sweden'],
    ['customer', 'kind', 'COMPANY', 'Company'],
    ['customer', 'newsletterState', 'ON', 'Yes'],
    ['customer', 'newsletterSource', 'IN_PERSON', 'In the shop'],
    ['customer', 'partnerOffersSource', 'IMPORT', 'From a file'],
    ['customer', 'shippingSameAsBilling', 'false', 'No'],
    ['customer', 'lastName', 'No', 'No'],
    ['customer', 'defaultGroupId', 'unknown', 'a deleted group'],
    ['consignor', 'charity', 'NO', 'No, return'],
    ['consignor', 'charity', 'NOT_ASKED', 'Not asked'],
    ['consignor', 'consignorSharePercent', '62.50', '62.5%'],
    ['consignor', 'mayCreateItems', 'true', 'Yes'],
    ['consignor', 'calendarNote', 'false', 'Make NO note'],
    ['user', 'enabled', 'false', 'No'],
    ['user', 'activatedAt', '2026-11-22T23:30:00+00:00', '23 Nov 2026, 00:30'],
    ['customer_user', 'role', 'COMPANY_ADMIN', 'Also manages the users'],
    ['chosen_language', 'language', 'nb', 'Norwegian Bokmål'],
    ['mail', 'kind', 'activation', 'Activation'],
    ['mail', 'status', 'FAILED', 'Failed'],
    // What no page has words for yet is read by what its name says it holds.
    ['order', 'totalMinor', '125050', 'NOK\u00a01,250.50'],
    ['order', 'placedOn', '2026-11-22', '22 Nov 2026'],
    ['order', 'isGift', 'true', 'Yes'],
  ])('of %s %s, %s, is written as a reader says it: %s', (entity, field, stored, said) =>
    expect(text(entity, field, stored).replace(/^kr/, 'NOK')).toBe(said),
  );

  it('that is an id is what it is called, also where that was deleted', () =>
    expect(text('customer_group_member', 'groupId', 'g', 'Stamgasten')).toBe('Stamgasten'));

  it('has the name of its field, by the table it is of', () => {
    expect(fieldName({ entity: 'customer', field: 'kind' })).toBe('Kind of customer');
    expect(fieldName({ entity: 'mail', field: 'kind' })).toBe('Kind');
    expect(fieldName({ entity: 'customer', field: 'shoeSize' })).toBe('shoeSize');
  });
});

describe('histories of several services', () => {
  const info = { startCursor: null, endCursor: null };
  const part = (ids: string[], hasNextPage: boolean, hasPreviousPage: boolean) => ({
    edges: ids.map((id) => ({ cursor: id, node: entry({ id }) })),
    pageInfo: { ...info, hasNextPage, hasPreviousPage },
    total: { count: ids.length, capped: false },
  });
  const ids = (page: ReturnType<typeof oneHistory>) => page.nodes.map(({ id }) => id);

  it('are one page, the newest first, that goes on where any of them does', () => {
    const page = oneHistory([part(['8', '5', '3'], false, false), null, part(['7', '6', '1'], true, false)], {
      first: 3,
    });
    expect(ids(page)).toEqual(['8', '7', '6']);
    expect(page.pageInfo).toEqual({
      hasNextPage: true,
      hasPreviousPage: false,
      startCursor: '8',
      endCursor: '6',
    });
    expect(page.total.count).toBe(6);
  });

  it('read back are those nearest to where one came from', () => {
    const page = oneHistory([part(['8', '5', '3'], true, false), part(['7', '6', '4'], true, false)], {
      last: 2,
    });
    expect(ids(page)).toEqual(['4', '3']);
    expect(page.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: true });
  });

  it('that are all of it lead nowhere', () =>
    expect(oneHistory([part(['2', '1'], false, false)], { first: 50 }).pageInfo).toMatchObject({
      hasNextPage: false,
      hasPreviousPage: false,
    }));
});
