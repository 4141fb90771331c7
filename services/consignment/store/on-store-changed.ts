import { storeChanged } from '../../../schema/events/identity';
import { modulesHad, modulesTold, within, type StoreModule } from '../../../schema/modules';
import { todayIn } from '../../kernel/clock/clock';
import type { Transaction } from '../../kernel/database/transaction';
import { copyIfNewer } from '../../kernel/event/copy';
import { handles } from '../../kernel/event/handler';
import { senderOf, type MailSender } from '../../kernel/mail/mail-sender';
import { storeRows, type Store } from './store';
import { marksDown, MODULE } from './store.rules';

interface StoreCopy {
  name: string;
  language: string;
  colour: string;
  currency: string;
  timeZone: string;
  country: string;
  version: number;
  modules: StoreModule[];
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
    modules: 'modules text[]',
    isOpen: 'is_open boolean',
    mailSender: 'mail_sender jsonb',
  },
  key: null,
  version: 'version',
});

/** Keeps consignment's copy of the store; on first sight its own settings begin with their defaults. */
export const onStoreChanged = handles(
  storeChanged,
  async ({ storeId, data, version }, { write }, { clock }) => {
    const { name, language, colour, currency, timeZone, country } = data;
    const modules = within(MODULE, modulesHad(modulesTold(data, storeId)));
    const isOpen = modules.includes(MODULE);
    // What an older version told waits in the queue while this one begins, and says neither.
    const { contact, mail } = data as Partial<typeof data>;
    const mailSender = contact && mail ? senderOf(data) : null;
    const now = { name, language, colour, currency, timeZone, country, version, modules, isOpen, mailSender };
    await write(async (tx) => {
      const before = await storeRows.lock(tx, storeId);
      const [kept] = await copyStore(tx, [now]);
      if (before !== null && kept !== undefined) await resume(tx, before, now, todayIn(timeZone, clock));
    });
  },
);

/**
 * What was not done by itself while a module was off is not made up in one stroke when it is on again: goods keep their prices
 * until the next step of the schedule, and of what nobody collected nothing goes before the list of a day has shown it.
 */
async function resume(tx: Transaction, before: Store, now: StoreCopy, today: string): Promise<void> {
  const marksAgain = marksDown(now) && !marksDown(before);
  const opensAgain = now.isOpen && !before.isOpen;
  if (marksAgain || opensAgain)
    await storeRows.update(tx, before.id, {
      ...(marksAgain && { markdownSince: today, markedDownOn: null }),
      ...(opensAgain && { graceEndedOn: today }),
    });
}
