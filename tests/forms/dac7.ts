import { must } from '../product/graph';
import { CONSOLE, type Form, type Shop } from './honest';

/** Whatever day of the year it is, enough is sold for Marijke. */
async function report({ product, staff }: Shop): Promise<void> {
  await must(
    product,
    staff,
    'mutation ($input: UpdateConsignmentSettingsInput!) { updateConsignmentSettings(input: $input) { __typename } }',
    { input: { dac7On: true, dac7ThresholdMinor: 0 } },
  );
}

const person = { birthDate: '1957-08-13', taxNumber: '123456782' };

/** Saying who a consignor is for the tax office, in the store and at home. */
export const DAC7: Record<string, Form> = {
  '[store]/my/dac7 default': async (shop) => {
    await report(shop);
    return ['/30042/my/dac7', person];
  },
  '[store]/console/dac7 send': async (shop) => {
    await report(shop);
    return [`${CONSOLE}/dac7?/send&year=${new Date().getFullYear() - 1}`, {}];
  },
  '[store]/console/dac7/[id] default': async (shop) => {
    await report(shop);
    return [`${CONSOLE}/dac7/${shop.marijke}`, person];
  },
};
