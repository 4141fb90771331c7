import { seal, unseal } from '../secret/seal';

/** What a link about the newsletter is for. One made for the one purpose does not do for the other. */
export type NewsletterPurpose = 'confirm' | 'unsubscribe';

/** Whom it is about. */
export interface NewsletterAim {
  email: string;
  /** Of a link that confirms: what was asked for. Of one that unsubscribes: whose it was made for, whatever address they have by now; null = nobody’s. */
  id: string | null;
}

/** The secret that both services seal with. */
export const NEWSLETTER_SECRET = 'newsletter-link';
const TOKEN = /^[\w-]{40,900}$/;

const placeOf = (storeId: string, purpose: NewsletterPurpose) => ({
  ...{ storeId, column: `newsletter.${purpose}`, rowId: '' },
});

/** The token of a link: sealed, so that it is kept nowhere, nobody makes one, and an address bar shows no address. */
export function newsletterToken(
  secret: Buffer,
  storeId: string,
  purpose: NewsletterPurpose,
  { email, id }: NewsletterAim,
): string {
  return seal(secret, placeOf(storeId, purpose), JSON.stringify([email, id])).toString('base64url');
}

/** Whom a token is about; null where it is not ours, of another store, or for something else. */
export function newsletterAim(
  secret: Buffer,
  storeId: string,
  purpose: NewsletterPurpose,
  token: string,
): NewsletterAim | null {
  if (!TOKEN.test(token)) return null;
  const sealed = Buffer.from(token, 'base64url');
  // Some last letters decode alike: only the one that was made is ours.
  if (sealed.toString('base64url') !== token) return null;
  try {
    const [email, id] = JSON.parse(unseal(secret, placeOf(storeId, purpose), sealed)) as [
      string,
      string | null,
    ];
    return { email, id };
  } catch {
    return null;
  }
}

/** Where it is. */
export const newsletterPath = (storeId: string, purpose: NewsletterPurpose, token: string): string =>
  `/${storeId}/newsletter/${purpose}?token=${token}`;
