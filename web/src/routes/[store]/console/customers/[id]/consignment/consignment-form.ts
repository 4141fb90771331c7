import { readPercentage, readWholeNumber } from '#lib/figure.ts';
import { number } from '#lib/format.ts';
import { inputOf, storedValues, typedValues, type Values, versionOf } from '#lib/form/fields.ts';
import type { ResultOf, VariablesOf } from '#lib/graph/graphql.ts';
import { CONSIGNOR_FIELDS } from './consignment-fields.ts';
import type { CustomerConsignment, UpdateConsignor } from './consignment.operation.ts';

type Agreement = NonNullable<NonNullable<ResultOf<typeof CustomerConsignment>['customer']>['consignor']>;
type Input = Omit<VariablesOf<typeof UpdateConsignor>['input'], 'customerId'>;

interface Wrong {
  path: string;
  code: string;
}

/** What is left of a hundred, to the hundredth. */
const restOf = (percent: number): number => Math.round((100 - percent) * 100) / 100;

/**
 * The consignor's share from the two fields. Without JavaScript somebody changes one of them and leaves the
 * other as it was shown: the changed one counts. Both changed must make 100; both empty is the store's default.
 */
function shareOf(values: Values): { share: number | null } | { wrong: Wrong } {
  const store = readPercentage(values['storeSharePercent'] ?? '');
  const consignor = readPercentage(values['consignorSharePercent'] ?? '');
  const isAsShown = (name: string) =>
    readPercentage(values[`${name}SharePercent`] ?? '') ===
    readPercentage(values[`${name}ShareBefore`] ?? '');
  const bad = (value: number | null) => value !== null && !(value >= 0 && value <= 100);
  if (bad(consignor)) return { wrong: { path: 'consignorSharePercent', code: 'OUT_OF_RANGE' } };
  if (bad(store)) return { wrong: { path: 'storeSharePercent', code: 'OUT_OF_RANGE' } };
  const fromStore = store === null ? null : restOf(store);
  if (consignor === fromStore) return { share: consignor };
  if (isAsShown('consignor') && !isAsShown('store')) return { share: fromStore };
  if (isAsShown('store') && !isAsShown('consignor')) return { share: consignor };
  if (consignor === null || fromStore === null) return { share: consignor ?? fromStore };
  return { wrong: { path: 'consignorSharePercent', code: 'NOT_HUNDRED' } };
}

/** What goes along unseen: what the fields showed, and whether the next intake begins. */
const UNSEEN = ['allowanceBefore', 'newIntake', 'storeShareBefore', 'consignorShareBefore'];

/** What is agreed, as the form shows it; without an agreement what one begins with. */
export function storedConsignment(agreement: Agreement | null): Values {
  const share = agreement?.consignorSharePercent ?? null;
  const shown = {
    mayCreateItems: false,
    charity: 'NOT_ASKED',
    returnMail: true,
    itemAllowance: 0,
    payoutMethod: 'TRANSFER',
    ...agreement,
    // As the reader's language writes it: whole ones look the same in all.
    consignorSharePercent: share === null ? null : number(share),
    storeSharePercent: share === null ? null : number(restOf(share)),
    payoutCreditPercent: number(agreement?.payoutCreditPercent ?? 0),
  };
  const values = storedValues(CONSIGNOR_FIELDS, shown);
  return {
    ...values,
    calendarNote: agreement?.calendarNote ? 'on' : 'off',
    version: String(agreement?.version ?? 0),
    allowanceBefore: values['itemAllowance'] ?? '',
    newIntake: '',
    storeShareBefore: values['storeSharePercent'] ?? '',
    consignorShareBefore: values['consignorSharePercent'] ?? '',
  };
}

/** Brought by a form that does not ask whether items may be entered: who had it has it when the store lets them again. */
export const STAYS = 'mayCreateItemsStays';

/** Reads the consignment tab's form; what was typed stays in `values` for the form to show again. */
export function readConsignment(form: FormData): { values: Values; fields: Wrong[]; input: Input } {
  const unseen = UNSEEN.map((name) => [name, String(form.get(name) ?? '')] as const);
  const values = { ...typedValues(CONSIGNOR_FIELDS, form), ...Object.fromEntries(unseen) };
  const fields: Wrong[] = [];

  const allowance = readWholeNumber(values['itemAllowance'] ?? '') ?? 0;
  if (!(allowance >= 0 && allowance <= 200)) fields.push({ path: 'itemAllowance', code: 'OUT_OF_RANGE' });
  const share = shareOf(values);
  if ('wrong' in share) fields.push(share.wrong);
  const credit = readPercentage(values['payoutCreditPercent'] ?? '') ?? 0;
  if (!(credit >= 0 && credit <= 100)) fields.push({ path: 'payoutCreditPercent', code: 'OUT_OF_RANGE' });

  // Giving the allowance, the same number too, lets the next intake begin: so only when that is meant.
  const counts = values['newIntake'] === 'on' || String(allowance) !== values['allowanceBefore'];
  const asked = CONSIGNOR_FIELDS.filter(({ name }) => name !== 'mayCreateItems' || !form.has(STAYS));
  const input = {
    ...inputOf<Input>(asked, values),
    version: versionOf(values),
    calendarNote: values['calendarNote'] === 'on',
    consignorSharePercent: 'share' in share ? share.share : null,
    payoutCreditPercent: credit,
    ...(counts && { itemAllowance: allowance }),
  };
  return { values, fields, input };
}
