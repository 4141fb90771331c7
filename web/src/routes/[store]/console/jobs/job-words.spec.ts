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

test('every event that is passed on has its words, and so has every mail', () => {
  const services = join(__dirname, '../../../../../../services');
  const events = globSync(join(services, '../schema/events/*.ts')).flatMap((path) =>
    [...readFileSync(path, 'utf8').matchAll(/name: '\w+\.([\w-]+)'/g)].map(([, name = '']) => name),
  );
  expect(events.length).toBeGreaterThan(5);
  const tasks = [
    ...events.map((name) => `any.on-${name}`),
    'customers.run-job',
    'identity.sweep',
    'customers.sweep-files',
  ];
  expect(tasks.filter((task) => workText({ task, kind: null }) === 'Other work')).toEqual([]);
  const mails = globSync(join(services, '*/**/*-mails.ts')).flatMap((path) =>
    [...readFileSync(path, 'utf8').matchAll(/name: '\w+\.([\w-]+)'|linkMail\('([\w-]+)'\)/g)].map(
      ([, name, link]) => name ?? link ?? '',
    ),
  );
  expect(mails.length).toBeGreaterThan(3);
  expect(mails.filter((kind) => workText({ task: 'identity.send-mail', kind }) === 'Mail')).toEqual([]);
});
