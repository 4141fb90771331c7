import { logInPath, returnPath } from './return-path';

describe('where log-in leads back to', () => {
  it('is the page that was asked for, filters and all', () => {
    expect(returnPath('/30042/my/stock?state=due', '30042', 'portal')).toBe('/30042/my/stock?state=due');
    expect(returnPath('/30042/console/customers?sort=TOWN', '30042', 'console')).toBe(
      '/30042/console/customers?sort=TOWN',
    );
  });

  it.each([
    'https://evil.example/30042/my',
    '//evil.example/30042/my',
    '/\\evil.example/30042/my',
    '/30042/my/../../evil',
    '/10007/my',
    '/30042/mymy',
    '/30042/console',
    '/30042/log-out',
    'javascript:alert(1)',
    '/30042/my\n//evil.example',
    '',
    null,
  ])('is My page for %j, which is no page of this store’s portal', (asked) => {
    expect(returnPath(asked, '30042', 'portal')).toBe('/30042/my');
  });

  it('goes into the address of the log-in only where it is not the home page anyway', () => {
    expect(logInPath('30042', 'portal', '/30042/my')).toBe('/30042');
    expect(logInPath('30042', 'portal', '/30042/my/stock?state=due')).toBe(
      '/30042?return=%2F30042%2Fmy%2Fstock%3Fstate%3Ddue',
    );
    expect(logInPath('30042', 'console', '/30042/console/jobs')).toBe(
      '/30042/console/login?return=%2F30042%2Fconsole%2Fjobs',
    );
  });
});
