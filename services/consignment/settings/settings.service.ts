import { assertRecentLogIn } from '../../kernel/actor/recent-log-in';
import { todayIn, type Clock } from '../../kernel/clock/clock';
import type { Call } from '../../kernel/database/call';
import { assertVersion, invalidInput, notFound } from '../../kernel/refusal/refusal';
import { plainLine } from '../../kernel/text/text';
import { dac7NotHere } from '../dac7/dac7.problems';
import { mayKeepDac7 } from '../dac7/dac7.rules';
import { isDoneByItself } from '../grace/grace.rules';
import { markDownSoon } from '../markdown/markdown.job';
import { faultsOfSteps, type Step } from '../markdown/markdown.rules';
import { findStore, storeOf, storeRows, type Store } from '../store/store';
import { isOtherPayer, payerIn } from './payer';
import { type ConsignmentSettings, settingsOf } from './settings';
import type { UpdateConsignmentSettingsInput } from './settings.input';

/** What a store agrees with all its consignors. */
export class SettingsService {
  constructor(private readonly clock: Clock) {}

  /** The settings; null in a store that has no consignment. */
  async find(call: Call): Promise<ConsignmentSettings | null> {
    const store = await storeOf(call);
    return store?.isOpen ? settingsOf(store) : null;
  }

  /** Changes what is given, or only judges it. What was received before keeps what was frozen on it. */
  async update(call: Call, input: UpdateConsignmentSettingsInput): Promise<ConsignmentSettings> {
    const {
      version: edited,
      checkOnly,
      termsVersion,
      categories,
      markdownSteps,
      payoutIban,
      payoutBic,
      dac7ThresholdMinor,
      ...given
    } = input;
    const payer = payerIn({ payoutIban, payoutBic });
    return call.write(async (tx) => {
      const store = await storeRows.lock(tx, tx.actor.storeId);
      if (store === null) throw notFound();
      if (markdownSteps != null) assertSteps(markdownSteps);
      if (checkOnly) return settingsOf(store);
      assertVersion(edited, store.settingsVersion);
      if (isOtherPayer(payer, store)) assertRecentLogIn(call.actor, this.clock.now());
      if (given.dac7On === true && !mayKeepDac7(store)) throw dac7NotHere(store.country);
      const steps = markdownSteps?.toSorted((one, other) => one.afterDays - other.afterDays);
      const said = Object.fromEntries(Object.entries(given).filter(([, value]) => value != null));
      // Whoever switches it on looks at what is in the list for the coming night, and may think again until then.
      const isOther = steps != null && isOtherSchedule(steps, store);
      const isSwitchedOn = !isDoneByItself(store) && isDoneByItself({ ...store, ...said });
      await storeRows.update(tx, store.id, {
        ...said,
        ...payer,
        ...(isSwitchedOn && { graceEndedOn: todayIn(store.timeZone, this.clock) }),
        ...(termsVersion !== undefined && { termsVersion: plainLine(termsVersion) }),
        ...(dac7ThresholdMinor !== undefined && { dac7ThresholdMinor }),
        ...(categories != null && { categories: distinct(categories) }),
        ...(steps != null && {
          markdownDays: steps.map(({ afterDays }) => afterDays),
          markdownPercents: steps.map(({ percent }) => percent),
        }),
        // Another schedule is for all that is on sale.
        ...(isOther && { markdownSince: null }),
        settingsVersion: store.settingsVersion + 1,
      });
      if (steps != null || given.markdownFloorMinor != null) await markDownSoon(tx);
      const now = await findStore(tx);
      if (now === null) throw notFound();
      return settingsOf(now);
    });
  }
}

/** Whether these steps are others than the store has. */
function isOtherSchedule(steps: readonly Step[], store: Store): boolean {
  const { markdownDays, markdownPercents } = store;
  return (
    steps.length !== markdownDays.length ||
    steps.some(
      ({ afterDays, percent }, at) => afterDays !== markdownDays[at] || percent !== markdownPercents[at],
    )
  );
}

/** Refuses a schedule that contradicts itself, each step where it stands. */
function assertSteps(steps: readonly Step[]): void {
  const faults = faultsOfSteps(steps);
  if (faults.length > 0)
    throw invalidInput(
      ...faults.map(({ at, key, message }) => ({
        ...{ path: `markdownSteps.${at}.${key}`, code: 'NOT_ALLOWED' as const, message },
      })),
    );
}

/** Each once, however it is written, in their order. */
export function distinct(words: readonly string[]): string[] {
  const lines = words.map(plainLine).filter((line) => line !== '');
  const first = new Map(lines.toReversed().map((line) => [line.toLocaleLowerCase(), line]));
  return lines.filter(
    (line, at) => first.get(line.toLocaleLowerCase()) === line && lines.indexOf(line) === at,
  );
}
