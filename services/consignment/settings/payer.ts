import { isValidBIC } from 'ibantools';
import { invalidInput, type FieldFault } from '../../kernel/refusal/refusal';
import { plainLine } from '../../kernel/text/text';
import { ibanOf } from '../bank-account/iban.rules';
import type { Store } from '../store/store';
import type { UpdateConsignmentSettingsInput } from './settings.input';

/** From which account a store pays. */
type Payer = Pick<Store, 'payoutIban' | 'payoutBic'>;

/** Whether the store would pay from another account, which asks for a recent log-in [R-ID9]. */
export const isOtherPayer = (given: Partial<Payer>, { payoutIban, payoutBic }: Payer): boolean =>
  (given.payoutIban !== undefined && given.payoutIban !== payoutIban) ||
  (given.payoutBic !== undefined && given.payoutBic !== payoutBic);

/** The account that the store pays from, as it was written; what was left out stays out [L8]. */
export function payerIn({
  payoutIban,
  payoutBic,
}: Pick<UpdateConsignmentSettingsInput, 'payoutIban' | 'payoutBic'>): Partial<Payer> {
  const written = plainLine(payoutIban);
  const iban = written === '' ? null : ibanOf(written);
  const bic = plainLine(payoutBic).replaceAll(' ', '').toUpperCase() || null;
  const faults: FieldFault[] = [];
  if (written !== '' && iban === null)
    faults.push({ path: 'payoutIban', code: 'BAD_FORMAT', message: 'This is no IBAN' });
  if (bic !== null && !isValidBIC(bic))
    faults.push({ path: 'payoutBic', code: 'BAD_FORMAT', message: 'This is no BIC' });
  if (faults.length > 0) throw invalidInput(...faults);
  return {
    ...(payoutIban !== undefined && { payoutIban: iban }),
    ...(payoutBic !== undefined && { payoutBic: bic }),
  };
}
