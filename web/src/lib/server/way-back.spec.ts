import { leadingBack, wayTo } from '#lib/list/back.ts';
import { cameFrom, keepingWayBack } from './way-back';

const list = '/30042/console/customers?search=de+wit&sort=town&after=x&at=51';
const asked = (from: string) => new URL(leadingBack('http://h/30042/console/customers/1/edit', from));

describe('the way back to a list', () => {
  it('goes along in the address, and only where the list is not as everybody finds it', () => {
    expect(leadingBack('/c/1', '/c')).toBe('/c/1');
    expect(leadingBack('/c/1?tab=items#x', '/c?sort=town')).toBe(
      '/c/1?tab=items&return=%2Fc%3Fsort%3Dtown#x',
    );
    expect(cameFrom(asked(list), '30042')).toBe(list);
  });

  it.each(['//evil.example/30042/console?x', 'https://evil.example/?x', '/10007/console/customers?x'])(
    'is none for %s',
    (from) => {
      expect(cameFrom(asked(from), '30042')).toBeNull();
      expect(keepingWayBack('/30042/console/customers/1?saved=yes', asked(from), '30042')).toBe(
        '/30042/console/customers/1?saved=yes',
      );
    },
  );

  it('is kept by a form that leads to another page, and taken by one that leads to the list', () => {
    expect(keepingWayBack('/30042/console/customers/1?saved=yes', asked(list), '30042')).toBe(
      `/30042/console/customers/1?saved=yes&return=${encodeURIComponent(list).replaceAll('%20', '+')}`,
    );
    expect(keepingWayBack('/30042/console/customers?done=deleted', asked(list), '30042')).toBe(
      `${list}&done=deleted`,
    );
  });

  it('is a link to the list as it was, or goes along with a link to any other page and with a form', () => {
    expect(wayTo('/30042/console/customers', list)).toBe(list);
    expect(wayTo('/30042/console/customers/1/note', list)).toBe(
      leadingBack('/30042/console/customers/1/note', list),
    );
    expect(wayTo('?/save', list)).toBe(leadingBack('?/save', list));
    expect(wayTo('/30042/console/customers', null)).toBe('/30042/console/customers');
  });

  it('touches no redirect that leaves the console', () => {
    expect(keepingWayBack('/30042', asked(list), '30042')).toBe('/30042');
    expect(keepingWayBack('https://else.example/30042/console/', asked(list), '30042')).toBe(
      'https://else.example/30042/console/',
    );
  });
});
