import { resolve } from 'node:path';
import { assertSafeToServe, BadEnvironment, readEnvironment } from './config';

describe('readEnvironment', () => {
  test('needs nothing: loopback, port 3000, the embedded database and mailbox', () => {
    expect(readEnvironment({}, false)).toEqual({
      port: 3000,
      host: '127.0.0.1',
      publicUrl: 'http://localhost:3000',
      databaseUrl: null,
      smtpUrl: null,
      mailbox: true,
      mailFrom: 'Kommis <no-reply@localhost>',
      dataRoot: resolve('.data'),
      demo: 'first-start',
      logLevel: 'info',
    });
  });

  test('keeps requests off a terminal, where a person reads, unless asked', () => {
    expect(readEnvironment({}, true).logLevel).toBe('warn');
    expect(readEnvironment({ LOG_LEVEL: 'info' }, true).logLevel).toBe('info');
  });

  test('counts an empty variable as absent', () => {
    expect(readEnvironment({ DATABASE_URL: '', SMTP_URL: ' ', PORT: '' })).toEqual(readEnvironment({}));
  });

  test('keeps only the origin of PUBLIC_URL', () => {
    expect(readEnvironment({ PUBLIC_URL: 'https://shop.example/' }).publicUrl).toBe('https://shop.example');
  });

  test.each([
    ['PORT', 'eighty'],
    ['PORT', '70000'],
    ['KOMMIS_DEMO', 'yes'],
    ['KOMMIS_MAILBOX', 'yes'],
    ['LOG_LEVEL', 'loud'],
    ['PUBLIC_URL', 'shop.example'],
    ['PUBLIC_URL', 'ftp://shop.example'],
    ['PUBLIC_URL', 'https://shop.example/kommis'],
  ])('names the variable when %s is %j', (name, value) => {
    expect(() => readEnvironment({ [name]: value })).toThrow(BadEnvironment);
    expect(() => readEnvironment({ [name]: value })).toThrow(name);
  });
});

describe('kept mail', () => {
  const isShown = (env: Record<string, string>): boolean => readEnvironment(env).mailbox;

  test.each([
    ['mail is sent', { SMTP_URL: 'smtp://mail' }],
    ['there is a public address', { PUBLIC_URL: 'https://a.example' }],
    ['others reach the port', { HOST: '0.0.0.0', KOMMIS_DEMO: 'on' }],
    ['nobody wants it', { KOMMIS_MAILBOX: 'off' }],
  ])('is not shown where %s', (_, env: Record<string, string>) => expect(isShown(env)).toBe(false));

  test('is shown behind a public address where that is said outright', () => {
    expect(isShown({ PUBLIC_URL: 'https://a.example', KOMMIS_MAILBOX: 'on' })).toBe(true);
  });

  test.each([
    ['others reach the port', { HOST: '0.0.0.0', KOMMIS_DEMO: 'on' }],
    ['mail is sent', { SMTP_URL: 'smtp://mail' }],
  ])('cannot be switched on where %s', (_, env: Record<string, string>) => {
    expect(() => isShown({ ...env, KOMMIS_MAILBOX: 'on' })).toThrow(BadEnvironment);
  });
});

describe('assertSafeToServe', () => {
  const serve = (env: Record<string, string>) => () => assertSafeToServe(readEnvironment(env), env);

  test.each(['127.0.0.1', '127.8.9.1', 'localhost', '::1'])('lets %s start with the defaults', (HOST) => {
    expect(serve({ HOST })).not.toThrow();
  });

  test.each(['0.0.0.0', '::', '192.168.1.4', '127.0.0.1.example'])('refuses %s with the defaults', (HOST) => {
    expect(serve({ HOST })).toThrow('First set PUBLIC_URL, set SMTP_URL, set KOMMIS_DEMO=off');
  });

  test('says only what is still missing', () => {
    expect(serve({ HOST: '0.0.0.0', PUBLIC_URL: 'https://a.example', KOMMIS_DEMO: 'off' })).toThrow(
      'First set SMTP_URL (',
    );
  });

  test('opens with real mail, a public address and no demo', () => {
    const env = { PUBLIC_URL: 'https://a.example', SMTP_URL: 'smtp://mail', KOMMIS_DEMO: 'off' };
    expect(serve({ HOST: '0.0.0.0', ...env })).not.toThrow();
  });

  test('opens the demo when that is said outright', () => {
    expect(serve({ HOST: '0.0.0.0', KOMMIS_DEMO: 'on' })).not.toThrow();
  });
});
