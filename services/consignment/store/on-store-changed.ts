import { storeChanged } from '../../../schema/events/identity';
import { copyIfNewer } from '../../kernel/event/copy';
import { handles } from '../../kernel/event/handler';
import { senderOf, type MailSender } from '../../kernel/mail/mail-sender';
import { MODULE } from './store.rules';

interface StoreCopy {
  name: string;
  language: string;
  colour: string;
  currency: string;
  timeZone: string;
  country: string;
  version: number;
  isOpen: boolean;
  mailSender: MailSender | null;
}
const copyStore = copyIfNewer<StoreCopy>({
  table: 'consignment.store',
  columns: {
    name: 'name text',
    language: 'language text',
    colour: 'colour text',
    currency: 'currency text',
    timeZone: 'time_zone text',
    country: 'country text',
    version: 'version bigint',
    isOpen: 'is_open boolean',
    mailSender: 'mail_sender jsonb',
  },
  key: null,
  version: 'version',
});

/** Keeps consignment's copy of the store; on first sight its own settings begin with their defaults. */
export const onStoreChanged = handles(storeChanged, async ({ data, version }, { write }) => {
  const { name, language, colour, currency, timeZone, country } = data;
  const isOpen = data.modules.includes(MODULE);
  // What an older version told waits in the queue while this one begins, and says neither.
  const { contact, mail } = data as Partial<typeof data>;
  const mailSender = contact && mail ? senderOf(data) : null;
  await write((tx) =>
    copyStore(tx, [{ name, language, colour, currency, timeZone, country, version, isOpen, mailSender }]),
  );
});
