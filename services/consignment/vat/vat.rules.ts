import { vatSchemeDescription, vatSchemes } from '../../../schema/vat';
import { codesOf, type CodeOf } from '../../kernel/graph/codes';

/** Of what VAT is owed where an item is sold [L5]. */
export const VatScheme = codesOf('VatScheme', vatSchemeDescription, vatSchemes);
export type VatScheme = CodeOf<typeof VatScheme>;
