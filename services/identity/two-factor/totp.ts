import { generateSecret, generateURI, verifySync } from 'otplib';

/** As apps take it for granted: SHA-1, six digits, half a minute. */
const STEP_SECONDS = 30;

/** What an app and we are to have in common: 160 bits, in the letters that are typed where no picture can be taken. */
export const newTotpSecret = (): string => generateSecret();

/** What the picture says to the app: whose codes these are, and by what they are made. */
export function totpUri(secret: string, { store, email }: { store: string; email: string }): string {
  return generateURI({ issuer: store, label: email, secret });
}

/**
 * The step of time that a code is of: this one, the one before or the next, as clocks differ; null where it is of none of
 * them, or of one that was used or is older than one that was.
 */
export function stepOfCode(secret: string, token: string, now: Date, lastStep: number | null): number | null {
  const epoch = Math.floor(now.getTime() / 1000);
  // A clock that was put back: what was used is still to come.
  if (lastStep !== null && lastStep > Math.floor(epoch / STEP_SECONDS) + 1) return null;
  const used = lastStep === null ? {} : { afterTimeStep: lastStep };
  const found = verifySync({ secret, token, epoch, epochTolerance: STEP_SECONDS, ...used });
  return found.valid && 'timeStep' in found ? found.timeStep : null;
}
