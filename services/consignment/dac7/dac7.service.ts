import { todayIn, type Clock } from '../../kernel/clock/clock';
import type { PageArguments } from '../../kernel/connection/connection';
import type { Connection } from '../../kernel/connection/connection-type';
import type { Call } from '../../kernel/database/call';
import type { Transaction } from '../../kernel/database/transaction';
import { assertVersion, invalidInput, type FieldFault, notFound } from '../../kernel/refusal/refusal';
import type { Ports } from '../../kernel/subgraph/service';
import { findStore, storeOf, type Store } from '../store/store';
import type { Dac7Person, Dac7Year } from './dac7';
import { adviserFile, copyFile } from './dac7.file';
import type { GiveDac7PersonInput } from './dac7.input';
import { listYears } from './dac7.list';
import { notAsked } from './dac7.problems';
import { isBirthDate, keepsDac7, taxNumberOf } from './dac7.rules';
import { PersonSeal, personRows, readYears, type KnownYear } from './dac7.rows';

/** What the tax office is told of consignors [L9]: figures move with the sales, who they are is asked where it is needed. */
export class Dac7Service {
  private readonly clock: Clock;

  constructor(private readonly ports: Pick<Ports, 'clock' | 'secret'>) {
    this.clock = ports.clock;
  }

  /** A consignor's year, this one where none is named; null where the store does not report. */
  async yearOf(call: Call, customerId: string, asked?: number | null): Promise<KnownYear | null> {
    const store = await this.keeping(call);
    if (store === null) return null;
    const year = asked ?? this.thisYear(store);
    return call.load(`dac7 ${year}`, customerId, (tx, ids) =>
      readYears(tx, store, this.seals(tx), ids, year),
    );
  }

  /** Those of whom the tax office is told; null where the store does not report. */
  async list(
    call: Call,
    asked: number | null | undefined,
    wanted: PageArguments,
  ): Promise<Connection<Dac7Year> | null> {
    const store = await this.keeping(call);
    if (store === null) return null;
    const seals = new PersonSeal(this.ports.secret('sealed'), call.actor.storeId);
    return listYears(call, store, seals, asked ?? this.thisYear(store), wanted);
  }

  /** The same as a file; null where the store does not report. */
  async file(call: Call, asked?: number | null): Promise<string | null> {
    const store = await this.keeping(call);
    if (store === null) return null;
    return call.read((tx) => adviserFile(tx, store, this.seals(tx), asked ?? this.thisYear(store)));
  }

  /** One consignor's figures as a file. */
  async copyOf(call: Call, year: KnownYear): Promise<string | null> {
    const store = await this.keeping(call);
    return store === null ? null : copyFile(store, year);
  }

  /** Keeps who a consignor is, sealed; refused where nobody needs it. */
  async give(
    call: Call,
    { customerId, version: edited, birthDate, taxNumber }: GiveDac7PersonInput,
  ): Promise<Dac7Person> {
    return call.write(async (tx) => {
      const store = await findStore(tx);
      if (store === null) throw notFound();
      const years = await this.yearsOf(tx, store, customerId);
      const number = taxNumberOf(taxNumber, store.country, birthDate);
      const wasBorn = isBirthDate(birthDate, todayIn(store.timeZone, this.clock));
      if (!wasBorn || number === null)
        throw invalidInput(...faultsOfPerson({ wasBorn, number }, store.country));
      if (!keepsDac7(store)) throw notAsked('STORE_DOES_NOT_REPORT');
      assertNeeded(years);
      const before = await personRows.lock(tx, customerId);
      const current = before?.version ?? 0;
      assertVersion(edited, current);
      const sealed = this.seals(tx).close(customerId, { birthDate, taxNumber: number });
      const written = { ...sealed, givenAt: this.clock.now(), version: current + 1 };
      if (before !== null) await personRows.update(tx, customerId, written);
      // Another one who says it for the first time at this moment has saved meanwhile.
      else if (
        (await personRows.insertUnless(tx, '(store_id, customer_id)', { customerId, ...written })) === null
      )
        assertVersion(0, 1);
      return this.seals(tx).open({ customerId, ...written });
    });
  }

  /** This year, and the last one, of which the tax office is still to be told. */
  private async yearsOf(tx: Transaction, store: Store, customerId: string): Promise<KnownYear[]> {
    const years: KnownYear[] = [];
    for (const year of [this.thisYear(store), this.thisYear(store) - 1]) {
      const found = await readYears(tx, store, this.seals(tx), [customerId], year);
      years.push(...found.values());
    }
    if (years.length === 0) throw notFound();
    return years;
  }

  private async keeping(call: Call): Promise<Store | null> {
    const store = await storeOf(call);
    return store !== null && keepsDac7(store) ? store : null;
  }

  private thisYear({ timeZone }: Store): number {
    return Number(todayIn(timeZone, this.clock).slice(0, 4));
  }

  private seals({ actor }: Transaction): PersonSeal {
    return new PersonSeal(this.ports.secret('sealed'), actor.storeId);
  }
}

/** Refuses where nobody needs to know who they are; who has said it may change it. */
function assertNeeded(years: readonly KnownYear[]): void {
  if (years.some(({ isCompany }) => isCompany)) throw notAsked('COMPANY');
  if (years.every(({ isReached, person }) => !isReached && person === null))
    throw notAsked('SOLD_TOO_LITTLE');
}

/** All that is wrong, at once; a Swedish number cannot be judged without its day of birth. */
function faultsOfPerson(
  { wasBorn, number }: { wasBorn: boolean; number: string | null },
  country: string,
): FieldFault[] {
  const isNumberWrong = number === null && (wasBorn || country !== 'SE');
  return [
    ...(wasBorn
      ? []
      : [{ path: 'birthDate', code: 'OUT_OF_RANGE' as const, message: 'Nobody was born that day' }]),
    ...(isNumberWrong ? [{ path: 'taxNumber', code: 'BAD_FORMAT' as const, message: 'No such number' }] : []),
  ];
}
