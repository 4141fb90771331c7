import type { Transaction } from '../../kernel/database/transaction';
import { spellingsOf } from '../../kernel/email/email';
import type { Language } from '../../kernel/language/language';
import type { MadeMail, MailKind, SampleAbout, SampleMail, WantedMail } from '../../kernel/mail/mail-kind';
import { mailContent, type MailWords } from '../../kernel/mail/mail-words';
import type { Ports } from '../../kernel/subgraph/service';
import { linkToken, openLink, openNotMeLink } from '../activation/link';
import { isTaken } from '../email-change/email-change.rows';
import { findMailedPerson, type MailedPerson } from '../mail/mailed-person';
import type { SessionKind } from '../session/session.rules';
import { getStore } from '../store/store.rows';
import { findOwnChange, isTakenByStaff, purposesOf } from './change-email.rows';
import { ownEmailChangedWords } from './own-email-changed.words';
import { ownEmailConfirmWords } from './own-email-confirm.words';
import { ownEmailNoticeWords } from './own-email-notice.words';
import type { OwnEmailAbout } from './own-email.words';

interface Asked {
  kind: SessionKind;
  changeId: string;
}

/** The link, to a new address that still waits and that is nobody else's: whether it is, only this job finds out [R-ID2]. */
export const ownEmailConfirm: MailKind<Asked & { isFull: boolean }> = {
  name: 'identity.own-email-confirm',
  direction: 'sent-first',
  make: async (tx, mail, ports) => {
    const { kind, isFull } = mail.data;
    const person = isFull ? null : await findWaiting(tx, mail);
    if (person === null || (await isSomebodys(tx, kind, person))) return null;
    const link = { ...mail, personId: person.id, purpose: purposesOf(kind).confirm };
    const token = linkToken(ports.secret('link-token'), link);
    if (!(await openLink(tx, link, token, ports.clock.now()))) return null;
    // Whoever reads the new address may be a stranger: a slip of the pen tells them no name.
    return made(
      tx,
      ownEmailConfirmWords,
      { ...person, name: '' },
      urlOf(mail, ports, 'confirm-email', token),
    );
  },
  samples: (about) => [
    sample('own-email-confirm', ownEmailConfirmWords, { ...about, name: '' }, '/confirm-email'),
  ],
};

/** What is about to change, to the address that still is, with the link for whom it was not. */
export const ownEmailNotice: MailKind<Asked> = {
  name: 'identity.own-email-notice',
  direction: 'sent-first',
  make: async (tx, mail, ports) => {
    const person = await findWaiting(tx, mail);
    return person === null ? null : notMe(tx, ownEmailNoticeWords, person, { mail, ports });
  },
  samples: (about) => [sample('own-email-notice', ownEmailNoticeWords, about, '/keep-email')],
};

/** That it is done, to the address that was, likewise. */
export const ownEmailChanged: MailKind<{ kind: SessionKind; email: string }> = {
  name: 'identity.own-email-changed',
  direction: 'sent-first',
  make: async (tx, mail, ports) => {
    const person = await findPerson(tx, mail.data.kind, mail.personId);
    if (person === null) return null;
    return notMe(tx, ownEmailChangedWords, { ...person, email: mail.data.email }, { mail, ports });
  },
  samples: (about) => [sample('own-email-changed', ownEmailChangedWords, about, '/keep-email')],
};

/** Them, with the new address. */
interface Person extends MailedPerson {
  kind: SessionKind;
  id: string;
}
type Mail = WantedMail<{ kind: SessionKind }> & { storeId: string };

/** Who still waits for what was asked for: it has another id once another address was. */
async function findWaiting(tx: Transaction, { personId, data }: WantedMail<Asked>): Promise<Person | null> {
  const { kind, changeId } = data;
  // Locked before the person and their links: a change that is taken back at this moment is seen, or waits.
  const change = personId === null ? null : await findOwnChange(tx, { kind, id: personId }, 'FOR UPDATE');
  if (change?.id !== changeId) return null;
  const person = await findPerson(tx, kind, personId);
  return person && { ...person, email: change.email };
}

/** Whoever may log in, and whose portal is not closed. */
async function findPerson(tx: Transaction, kind: SessionKind, id: string | null): Promise<Person | null> {
  if (id === null || (kind === 'portal' && !(await getStore(tx)).portalOn)) return null;
  const found = await findMailedPerson(tx, { kind, id });
  return found && { ...found, kind, id };
}

function isSomebodys(tx: Transaction, kind: SessionKind, { id, email }: Person): Promise<boolean> {
  return kind === 'staff'
    ? isTakenByStaff(tx, id, spellingsOf(email))
    : isTaken(tx, id, { customerId: null, email });
}

/** A mail with the link for whom it was not, to the address that it goes to. */
async function notMe(
  tx: Transaction,
  words: MailWords<OwnEmailAbout>,
  person: Person,
  { mail, ports }: { mail: Mail; ports: Ports },
): Promise<MadeMail | null> {
  const purpose = purposesOf(person.kind).undo;
  const link = { ...mail, personId: person.id, purpose, formerEmail: mail.to };
  const token = linkToken(ports.secret('link-token'), link);
  if (!(await openNotMeLink(tx, link, token, ports.clock.now()))) return null;
  return made(tx, words, person, urlOf(mail, ports, 'keep-email', token));
}

const urlOf = ({ storeId, data }: Mail, { publicUrl }: Ports, page: string, token: string): string =>
  `${publicUrl}/${storeId}${data.kind === 'staff' ? '/console' : ''}/${page}?token=${token}`;

async function made(
  tx: Transaction,
  words: MailWords<OwnEmailAbout>,
  { kind, id, customerId, language, name, email }: Person,
  url: string,
): Promise<MadeMail> {
  const store = await getStore(tx);
  const about = { name, store: store.name, email, isConsole: kind === 'staff' };
  const look = { language: language ?? (store.language as Language), url };
  return { personId: id, customerId, content: mailContent(words, about, look) };
}

function sample(
  kind: string,
  words: MailWords<OwnEmailAbout>,
  { language, name, store, url }: SampleAbout,
  path: string,
): SampleMail {
  const about = { name, store, email: 'new@example.com', isConsole: false };
  return { kind, content: mailContent(words, about, { language, url: url + path }) };
}
