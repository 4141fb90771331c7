/** An address as accounts are found by it: no spaces around, no capitals. The same word for table and input. */
export function normaliseEmail(email: string): string {
  return email.trim().normalize('NFC').toLowerCase();
}
