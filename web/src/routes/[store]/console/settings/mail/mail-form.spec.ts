import { mailFields, readMail } from './mail-form.ts';

describe('the form of a store’s mails', () => {
  it('asks for the languages that the store offers, and sends nothing of others, so that it stays', () => {
    const fields = mailFields(['nl', 'en']);
    expect(fields.map(({ name }) => name)).toEqual([
      ...['mail.senderName', 'mail.replyTo', 'mail.nl.greeting', 'mail.nl.signature'],
      ...['mail.en.greeting', 'mail.en.signature'],
    ]);
    const form = new FormData();
    form.append('mail.nl.greeting', 'Dag {name},');
    form.append('mail.sv.greeting', 'Hej {name},');
    const { mail } = readMail(form, fields).input;
    expect(Object.keys(mail ?? {})).toEqual(['senderName', 'replyTo', 'nl', 'en']);
  });
});
