import { newsletterTexts } from '../../../../schema/newsletter.ts';
import { getLocale } from '#lib/paraglide/runtime.js';

/** What one agrees to who asks for the newsletter, as it is kept with them. */
export const agreedText = (): string => newsletterTexts[getLocale()];
