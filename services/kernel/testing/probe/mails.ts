import { createHmac } from 'node:crypto';
import type { EventOf } from '../../database/transaction';
import { handles } from '../../event/handler';
import type { MailDirection, MailKind, Mails, MailState } from '../../mail/mail-kind';
import type { Language } from '../../language/language';
import type { MailSender } from '../../mail/mail-sender';
import type { MailContent } from '../../mail/mail-template';
import { mailContent, type MailWords } from '../../mail/mail-words';

/** Mails to customers were queued, sent, or failed. */
export const mailsChanged: EventOf<{ mails: MailState[] }> = { name: 'probe.mails-changed' };

/** What the probe was told of its own mails. */
export const toldMails: MailState[] = [];
export const onMailsChanged = handles(mailsChanged, async ({ data }) => void toldMails.push(...data.mails));

export const thingMailWords: MailWords<{ thing: string; name: string }> = {
  nl: {
    subject: ({ thing }) => `${thing} is er`,
    greeting: () => 'Goedendag,',
    paragraphs: ({ thing }) => [`${thing} ligt klaar.`],
    button: 'Bekijken',
    footer: () => 'De proef',
  },
  nb: {
    subject: ({ thing }) => `${thing} er her`,
    greeting: () => 'Hei,',
    paragraphs: ({ thing }) => [`${thing} ligger klar.`],
    button: 'Se på den',
    footer: () => 'Prøven',
  },
  sv: {
    subject: ({ thing }) => `${thing} är här`,
    greeting: () => 'Hej,',
    paragraphs: ({ thing }) => [`${thing} väntar på dig.`],
    button: 'Titta',
    footer: () => 'Provet',
  },
  en: {
    subject: ({ thing }) => `${thing} is here`,
    greeting: () => 'Hello,',
    paragraphs: ({ thing }) => [`${thing} is waiting.`],
    button: 'Look',
    footer: () => 'The probe',
  },
};

const content = (thing: string, language: Language, url: string): MailContent =>
  mailContent(thingMailWords, { thing, name: '' }, { language, url });

/** A mail about a thing with a link that only its recipient may know; none where the thing is gone. */
const thingMail = (kind: string, direction: MailDirection): MailKind<{ thingId: string }> => ({
  name: `probe.${kind}`,
  direction,
  make: async (tx, { id, storeId, language, data }, ports) => {
    const [thing] = await tx.sql<{ name: string }>('SELECT name FROM probe.thing WHERE id = $1', [
      data.thingId,
    ]);
    if (thing === undefined) return null;
    const token = createHmac('sha256', ports.secret('probe-link')).update(id).digest('base64url');
    const url = `${ports.publicUrl}/${storeId}/thing?token=${token}`;
    return { content: content(thing.name, language ?? 'nl', url) };
  },
  samples: ({ language, url }) => [{ kind, content: content('lamp', language, `${url}/thing`) }],
});

export const thingHere = thingMail('thing-here', 'sent-first');
export const thingOnce = thingMail('thing-once', 'marked-first');

/** The probe, as its mails say it. */
export const probeSender: MailSender = {
  ...{ name: 'De Proef', from: 'De Proef', replyTo: null, colour: '#7a2e5d', wordings: {} },
  trader: {
    ...{ legalName: 'De Proef B.V.', street: 'Dorpsstraat 1', postalCode: '1234 AB', town: 'Utrecht' },
    ...{ organisationNumber: '12345678', vatNumber: 'NL001234567B01', country: 'NL' },
  },
};

export const mails: Mails = {
  kinds: [thingHere, thingOnce],
  sender: async () => probeSender,
  tell: (tx, mail) => tx.emit(mailsChanged, mail, { mails: [mail] }),
};
