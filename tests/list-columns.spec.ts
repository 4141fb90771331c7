import { committedFront, type CommittedFront } from '../gateway/testing/committed';
import { webOperation } from '../gateway/testing/web-operations';
import { staffOf } from '../services/kernel/testing/open';

const { text: customers } = webOperation('Customers');
const id = '0190a7c2-0000-7000-8000-000000000001';
const ALL = { withGroups: true, withConsignor: true, withSales: true, withUsers: true };
const NONE = { withGroups: false, withConsignor: false, withSales: false, withUsers: false };

describe('the customer list', () => {
  let house: CommittedFront;
  const served: { service: string; query: string }[] = [];
  beforeAll(async () => {
    house = await committedFront((request, service) => {
      served.push({ service, query: JSON.stringify(request) });
      return service === 'customers'
        ? { data: { customers: { nodes: [{ __typename: 'Customer', id }] }, customerGroups: [] } }
        : { data: { _entities: [{}] } };
    });
  });
  afterAll(() => house.front.stop());

  /** Which services are asked, given what is shown. */
  async function servicesAsked(asks: Record<string, boolean>): Promise<string[]> {
    served.length = 0;
    await house.ask(customers, { sort: 'NUMBER', direction: 'DESC', first: 50, ...asks }, staffOf('30042'));
    return served.map(({ service }) => service).sort();
  }

  it.each([
    ['all of its columns', ALL, ['commerce', 'consignment', 'customers', 'identity']],
    ['what is in every row', NONE, ['customers']],
    ['sales', { ...NONE, withSales: true }, ['commerce', 'customers']],
    ['log-ins', { ...NONE, withUsers: true }, ['customers', 'identity']],
    ['charity', { ...NONE, withConsignor: true }, ['consignment', 'customers']],
  ])('that shows %s asks those services that know it, and no other', async (_shown, asks, services) => {
    expect(await servicesAsked(asks)).toEqual(services);
  });
});
