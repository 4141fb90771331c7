import { errorText } from './machine-errors';

test.each([
  ['Mail not sent: connect ECONNREFUSED 127.0.0.1:2525', 'the mail server does not answer'],
  ['Mail not sent: Greeting never received', 'the mail server does not answer'],
  ['Mail not sent: getaddrinfo ENOTFOUND smtp.example.test', 'the mail server does not answer'],
  ['Mail not sent: Invalid login: 535 5.7.8 Authentication failed', 'the mail server does not let us log in'],
  [
    'Mail not sent: Can’t send mail - all recipients were rejected: 550 5.1.1 No such user',
    'the mail server refuses the address',
  ],
  ['Mail not sent: 451 4.7.1 Greylisting in action', 'the mail server asks us to try later'],
  ['Mail not sent: Self-signed certificate', 'the mail could not be sent'],
  ['', 'something unexpected went wrong'],
])('of a mail, “%s” is: %s', (said, text) => expect(errorText(said, true)).toBe(text));

test.each([
  ['connect ECONNREFUSED /tmp/.s.PGSQL.5432', 'a part of the system does not answer'],
  ['Connection terminated unexpectedly', 'a part of the system does not answer'],
  ['canceling statement due to statement timeout', 'it took too long'],
  ['Cannot read properties of undefined', 'something unexpected went wrong'],
])('of other work, “%s” is: %s', (said, text) => expect(errorText(said, false)).toBe(text));
