import { aggregateIdOf, isSelfEntryAllowed, isStoreId, portalUrlOf, usualModulesOf } from './store.rules';
import { isUuid } from '../../kernel/id/id';

describe('store rules', () => {
  it.each(['30042', '00000', '00042'])('%s is a store id', (id) => expect(isStoreId(id)).toBe(true));
  it.each(['3004', '300421', '3004a', ' 30042', '30042\n', '३००४२', 30042, null])('%p is none [K2]', (id) =>
    expect(isStoreId(id)).toBe(false),
  );

  it.each([
    ['30042', true],
    ['30000', true],
    ['60099', true],
    ['13000', false],
    ['10007', false],
    ['03004', false],
    ['31042', false],
    ['00600', false],
  ])('self-entry at %s is allowed: %p [K11]', (id, allowed) =>
    expect(isSelfEntryAllowed(id, ['CONSIGNMENT', 'SELF_ENTRY'])).toBe(allowed),
  );

  it('without consignment there is nothing to enter, whatever the id [K11 N21]', () => {
    expect(isSelfEntryAllowed('30042', [])).toBe(false);
    expect(isSelfEntryAllowed('30042', ['SELF_ENTRY'])).toBe(false);
    expect(isSelfEntryAllowed('30042', ['CONSIGNMENT'])).toBe(false);
  });

  it('a new store has what it can have, and no other may be given it [K11 N21]', () => {
    expect(usualModulesOf('30042')).toEqual(['CONSIGNMENT', 'SELF_ENTRY', 'MARKDOWN', 'COMPANY_APPROVAL']);
    expect(usualModulesOf('13000')).toEqual(['CONSIGNMENT', 'MARKDOWN', 'COMPANY_APPROVAL']);
  });

  it('a portal is at host and store id [K1]', () => {
    expect(portalUrlOf('https://portal.example', '30042')).toBe('https://portal.example/30042');
  });

  it('an event names a store by a UUID of its own', () => {
    expect(isUuid(aggregateIdOf('30042'))).toBe(true);
    expect(aggregateIdOf('30042')).not.toBe(aggregateIdOf('10007'));
  });
});
