import { readFileSync, globSync } from 'node:fs';
import { join } from 'node:path';
import { failureText, workText } from './job-words';

test('a failure says what was to be done and why it was not, without a word of the machine’s', () => {
  const lastError = 'Mail not sent: connect ECONNREFUSED 127.0.0.1:25';
  expect(failureText({ task: 'identity.send-mail', kind: 'activation', lastError })).toBe(
    'Activation mail: the mail server does not answer',
  );
  expect(
    failureText({ task: 'customers.on-log-ins-changed', kind: null, lastError: 'deadlock detected' }),
  ).toBe('Pass on a change of a customer: it took too long');
});

/** What stands in the code of the services at these places, found by what is between the brackets. */
const inServices = (pattern: string, found: RegExp): string[] =>
  globSync(join(__dirname, '../../../../../..', pattern))
    .filter((path) => !path.endsWith('.spec.ts'))
    .flatMap((path) => [...readFileSync(path, 'utf8').matchAll(found)].map(([, name = '']) => name));

test('every event that is passed on has its words, and so has every job of a service, and every mail', () => {
  const events = inServices('schema/events/*.ts', /name: '\w+\.([\w-]+)'/g);
  expect(events).toContain('language-chosen');
  const jobs = inServices('services/*/*/*.ts', /\btask(?: = |: )'(\w+\.[\w-]+)'/g);
  expect(jobs).toEqual(expect.arrayContaining(['identity.sweep', 'consignment.mark-down']));
  const tasks = [
    ...events.map((name) => `any.on-${name}`),
    ...jobs,
    ...['customers.run-job', 'consignment.run-job', 'customers.sweep-files'],
  ];
  expect(tasks.filter((task) => workText({ task, kind: null }) === 'Other work')).toEqual([]);
  const named = inServices('services/*/*/*mail*.ts', /name: '\w+\.([\w-]+)'/g);
  const mails = [...named, ...inServices('services/*/*/*mail*.ts', /\blinkMail\('([\w-]+)'\)/g)];
  expect(mails).toEqual(expect.arrayContaining(['activation', 'email-confirm', 'intake-receipt']));
  expect(mails.filter((kind) => workText({ task: 'identity.send-mail', kind }) === 'Mail')).toEqual([]);
});
