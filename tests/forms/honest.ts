import { moduleNames } from '../../schema/modules';
import { ask, linkTo, keptMails, must, staffOf, until, type Asker, type PortAnswer } from '../product/graph';
import type { Product } from '../product/product';

export const CONSOLE = '/30042/console';

/** A form as it was sent: where to, and what, by name or as pairs where a name is sent several times; a file as parts. */
export type Sent = [path: string, fields: Record<string, string> | [string, string][] | string];
/** How somebody fills it in who means it. */
export type Form = (shop: Shop) => Promise<Sent> | Sent;

/** The demo shop with somebody at its console, as a browser without JavaScript has it. */
export class Shop {
  private cookies = new Map<string, string>();
  private customers: { id: string; email: string | null }[] = [];
  marijke = '';
  private moves = 0;
  /** Of the mail to whom was asked for another address last. */
  keepToken = '';

  private constructor(
    readonly product: Product,
    readonly staff: Asker,
  ) {}

  static async open(product: Product): Promise<Shop> {
    const shop = new Shop(product, await staffOf(product, '30042'));
    const { email } = product.logIn('marijke');
    const list = '{ customers(first: 60) { nodes { id email } } }';
    const { nodes } = await must<{ nodes: Shop['customers'] }>(product, shop.staff, list);
    shop.marijke = nodes.find((each) => each.email === email)?.id ?? '';
    shop.customers = nodes.filter((each) => each.email !== null && each.email !== email);
    await shop.logInStaff();
    return shop;
  }

  /** Sends a form as it stands in a page; cookies are kept as a browser keeps them. */
  async post(path: string, body: string, type = 'application/x-www-form-urlencoded'): Promise<PortAnswer> {
    return this.asking(path, { method: 'POST', body, headers: { 'content-type': type } });
  }

  async get(path: string): Promise<PortAnswer> {
    return this.asking(path, {});
  }

  /** The page that an address leads to in the end. */
  async arrive({ pathname, search }: URL): Promise<PortAnswer> {
    const answer = await this.get(pathname + search);
    const { location } = answer.headers;
    if (typeof location !== 'string') return answer;
    return this.arrive(new URL(location, this.product.url));
  }

  private async asking(path: string, request: { method?: string; body?: string; headers?: object }) {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = { origin: this.product.url, accept: 'text/html', cookie, ...request.headers };
    const answer = await ask(this.product.url + path, { ...request, headers });
    for (const each of [answer.headers['set-cookie'] ?? []].flat()) {
      const [name = '', value = ''] = (each.split(';')[0] ?? '').split('=');
      this.cookies.set(name, value);
    }
    return answer;
  }

  async logInStaff(): Promise<void> {
    await this.post('/30042/console/login', new URLSearchParams(this.product.logIn('els@')).toString());
  }

  /** Who makes stores, at their own console. */
  async logInOperator(): Promise<void> {
    await this.post('/00000/console/login', new URLSearchParams(this.product.logIn('noor@')).toString());
  }

  /** Another of the customers with an address who were never here, each once. */
  invited(): { id: string; email: string } {
    const next = this.customers.pop();
    if (!next?.email) throw new Error('The demo has too few customers with an address');
    return { id: next.id, email: next.email };
  }

  /** Marijke is to log in with another address, which waits for her. */
  async addressWaits(): Promise<string> {
    this.moves += 1;
    const email = `marijke.${this.moves}@example.test`;
    const update = 'mutation ($input: UpdateCustomerInput!) { updateCustomer(input: $input) { __typename } }';
    await must(this.product, this.staff, update, { input: { id: this.marijke, email } });
    return email;
  }

  /** An item that Marijke, logged in, has entered. */
  async draft(): Promise<{ number: string; id: string }> {
    const { headers } = await this.post('/30042/my/intake/new', 'description=Jas');
    const number = new URL(headers['location'] as string, this.product.url).searchParams.get('saved') ?? '';
    const { text } = await this.get(`/30042/my/intake/${number}`);
    return { number, id: /name="id" value="([\w-]+)"/.exec(text)?.[1] ?? '' };
  }

  /** An item that staff have entered for her. */
  async draftAtDesk(): Promise<{ number: string; id: string }> {
    const tab = `/30042/console/customers/${this.marijke}/intake`;
    const { headers } = await this.post(`${tab}?/enter`, 'description=Jas');
    const number = new URL(headers['location'] as string, this.product.url).searchParams.get('saved') ?? '';
    const { text } = await this.get(`${tab}?item=${number}`);
    return { number, id: /name="id" value="([\w-]+)"/.exec(text)?.[1] ?? '' };
  }

  /** The user that Marijke is. */
  async user(): Promise<string> {
    const query = 'query ($id: UUID!) { customer(id: $id) { users { user { id } } } }';
    const { users } = await must<{ users: { user: { id: string } }[] }>(this.product, this.staff, query, {
      id: this.marijke,
    });
    return users[0]?.user.id ?? '';
  }

  /** Somebody invited to act for her, too. */
  async colleague(): Promise<string> {
    this.moves += 1;
    const invite =
      'mutation ($input: InviteCustomerUserInput!) { inviteCustomerUser(input: $input) { ... on CustomerUser { user { id } } } }';
    const input = { customerId: this.marijke, email: `collega.${this.moves}@example.test`, role: 'BUYER' };
    return (await must<{ user: { id: string } }>(this.product, this.staff, invite, { input })).user.id;
  }

  async group(name: string): Promise<string> {
    const create =
      'mutation ($input: CreateCustomerGroupInput!) { createCustomerGroup(input: $input) { ... on CustomerGroup { id } } }';
    return (
      await must<{ id: string }>(this.product, this.staff, create, { input: { name, colour: '#3f83c9' } })
    ).id;
  }

  /** A session of one who has logged in somewhere else, too, by the page that lists their own. */
  async otherSession(who: string, logIn: string, page: string): Promise<string> {
    await this.logInElsewhere(who, logIn);
    const { text } = await this.get(page);
    return /name="sessionId" value="([\w-]+)"/.exec(text)?.[1] ?? '';
  }

  /** The tokens in the mails about another address that somebody asked for, who is logged in: to that one, and to the present. */
  async ownEmailLinks(who: string, page: string): Promise<{ confirm: string; keep: string }> {
    this.moves += 1;
    const email = `eigen.${this.moves}@example.test`;
    await this.post(`${page}?/change`, new URLSearchParams({ email }).toString());
    const find = (to: string, name: string) =>
      until(`A mail to ${to}`, async () => {
        const mails = keptMails(this.product, '30042').filter((each) => each.to === to);
        return mails.map(({ text }) => new RegExp(`${name}\\?token=([\\w-]+)`).exec(text)?.[1]).find(Boolean);
      });
    const confirm = await find(email, 'confirm-email');
    this.keepToken = await find(this.product.logIn(who).email, 'keep-email');
    return { confirm, keep: this.keepToken };
  }

  /** The token in the mail about a log-in from a device that was not known. */
  async notMeLink(who: string, logIn: string): Promise<string> {
    await this.logInElsewhere(
      who,
      logIn,
      'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
    );
    const { email } = this.product.logIn(who);
    const page = logIn.includes('console') ? 'console/not-me' : '30042/not-me';
    return until(`A mail to ${email}`, async () => {
      const mails = keptMails(this.product, '30042').filter((each) => each.to === email);
      return mails.map(({ text }) => new RegExp(`${page}\\?token=([\\w-]+)`).exec(text)?.[1]).find(Boolean);
    });
  }

  private async logInElsewhere(who: string, path: string, userAgent = ''): Promise<void> {
    const headers = { origin: this.product.url, 'content-type': 'application/x-www-form-urlencoded' };
    await ask(this.product.url + path, {
      method: 'POST',
      body: new URLSearchParams(this.product.logIn(who)).toString(),
      headers: { ...headers, ...(userAgent && { 'user-agent': userAgent }) },
    });
  }

  activationLink(email: string): Promise<string> {
    return linkTo(this.product, '30042', email);
  }

  /** The token in the mail to an address that waits. */
  confirmation(email: string): Promise<string> {
    return until(`A mail to ${email}`, async () => {
      const mail = keptMails(this.product, '30042').find((each) => each.to === email);
      return /confirm-email\?token=([\w-]+)/.exec(mail?.text ?? '')?.[1];
    });
  }

  /** Visitors register here; the store's texts are written. */
  async registrationOn(): Promise<void> {
    const on =
      'mutation ($modules: [StoreModule!]!) { updateStore(input: { modules: $modules }) { __typename } }';
    await must(this.product, this.staff, on, { modules: moduleNames });
  }

  /** Somebody nobody knows, as the form has them. */
  async registrant(): Promise<Record<string, string>> {
    this.moves += 1;
    const { text } = await this.get('/30042/register');
    return {
      ...{
        kind: 'PRIVATE',
        firstName: 'Noor',
        lastName: 'de Boer',
        email: `noor.${this.moves}@example.test`,
      },
      ...{ street: 'Oudegracht', houseNumber: '12', postalCode: '3511 AA', town: 'Utrecht', country: 'NL' },
      acceptedTexts: /name="acceptedTexts" value="([^"]*)"/.exec(text)?.[1] ?? '',
    };
  }

  async newsletterOn(): Promise<void> {
    const on = 'mutation { updateStoreFooter(input: { newsletter: true }) { __typename } }';
    await must(this.product, this.staff, on);
  }

  /** The token of a link to somebody who asked for the newsletter, and confirmed it where it is to end. */
  async newsletterLink(purpose: 'confirm' | 'unsubscribe'): Promise<string> {
    this.moves += 1;
    const email = `news.${this.moves}@example.test`;
    await this.newsletterOn();
    await this.post('/30042/newsletter', new URLSearchParams({ email }).toString());
    const tokenFor = (what: string): Promise<string> =>
      until(`A mail to ${email}`, async () => {
        const mails = keptMails(this.product, '30042').filter((each) => each.to === email);
        return mails
          .map(({ text }) => new RegExp(`newsletter/${what}\\?token=([\\w-]+)`).exec(text)?.[1])
          .find(Boolean);
      });
    const token = await tokenFor('confirm');
    if (purpose === 'confirm') return token;
    await this.post('/30042/newsletter/confirm', new URLSearchParams({ token }).toString());
    return tokenFor('unsubscribe');
  }

  /** Somebody who asked for it. */
  async subscriber(): Promise<string> {
    await this.newsletterLink('confirm');
    return until('a subscriber', async () => {
      const list = '{ newsletterSubscribers(filter: { state: PENDING }) { nodes { id } } }';
      const { nodes } = await must<{ nodes: { id: string }[] }>(this.product, this.staff, list);
      return nodes[0]?.id;
    });
  }

  /** A file as the import's page has it, read and found good. */
  async file(kind: 'consignors' | 'stock', lines: string[]): Promise<string> {
    const { headers } = await this.post('/30042/console/import?/upload', fileForm(kind, lines), MULTIPART);
    return new URL(headers['location'] as string, this.product.url).searchParams.get('file') ?? '';
  }

  /** Imports a file to its end; answers which job it was. */
  async imported(kind: 'consignors' | 'stock', lines: string[], settledUntil = ''): Promise<string> {
    const file = await this.file(kind, lines);
    const form = new URLSearchParams({ kind, file, settledUntil }).toString();
    const { headers } = await this.post(`/30042/console/import?settledUntil=${settledUntil}&/import`, form);
    const job = new URL(headers['location'] as string, this.product.url).searchParams.get('job') ?? '';
    const state = 'query ($id: UUID!) { job(id: $id) { state } }';
    await until('the import', async () => {
      const { state: is } = await must<{ state: string }>(this.product, this.staff, state, { id: job });
      return is === 'DONE';
    });
    return job;
  }

  /** The demo's mail that did not arrive, and whom it was to. */
  async failedMail(): Promise<{ id: string; customerId: string }> {
    const query = '{ mails(filter: { recipient: ".invalid" }) { nodes { id customer { id } } } }';
    return until('a mail that did not arrive', async () => {
      const { nodes } = await must<{ nodes: { id: string; customer: { id: string } }[] }>(
        ...([this.product, this.staff, query] as const),
      );
      return nodes[0] && { id: nodes[0].id, customerId: nodes[0].customer.id };
    });
  }

  async settlement(): Promise<string> {
    const list = '{ settlements { id } }';
    return (await must<{ id: string }[]>(this.product, this.staff, list))[0]?.id ?? '';
  }
}

export const MULTIPART = 'multipart/form-data; boundary=x';

/** The form of the import's first step. */
export function fileForm(kind: string, lines: string[]): string {
  const part = (head: string, value: string) =>
    `--x\r\nContent-Disposition: form-data; ${head}\r\n\r\n${value}\r\n`;
  return `${part('name="kind"', kind)}${part('name="file"; filename="a.csv"', lines.join('\r\n'))}--x--\r\n`;
}

/** The version that a page's first form was made by. */
export async function versionAt(shop: Shop, path: string): Promise<string> {
  const { text } = await shop.get(path);
  return /name="version" value="(\d+)"/.exec(text)?.[1] ?? '';
}
