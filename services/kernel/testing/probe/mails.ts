import { createHmac } from 'node:crypto';
import type { EventOf } from '../../database/transaction';
import { handles } from '../../event/handler';
import type { MailDirection, MailKind, Mails, MailState } from '../../mail/mail-kind';
import { mailContent, type MailWords } from '../../mail/mail-words';

/** Mails to customers were queued, sent, or failed. */
export const mailsChanged: EventOf<{ mails: MailState[] }> = { name: 'probe.mails-changed' };

/** What the probe was told of its own mails. */
export const toldMails: MailState[] = [];
export const onMailsChanged = handles(mailsChanged, async ({ data }) => void toldMails.push(...data.mails));

export const thingMailWords: MailWords<{ thing: string }> = {
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
    const look = { language: language ?? 'nl', colour: '#7a2e5d', url };
    return { from: 'De Proef', content: mailContent(thingMailWords, { thing: thing.name }, look) };
  },
});

export const thingHere = thingMail('thing-here', 'sent-first');
export const thingOnce = thingMail('thing-once', 'marked-first');

export const mails: Mails = {
  kinds: [thingHere, thingOnce],
  tell: (tx, mail) => tx.emit(mailsChanged, mail, { mails: [mail] }),
};
