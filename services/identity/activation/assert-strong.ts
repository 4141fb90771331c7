import type { StoredStore } from '../store/store';
import { passwordTooWeak } from './activation.problems';
import { commonPasswords } from './common-passwords';
import { passwordProblem } from './password.rules';

/** Refuses a password that is too short for the store, or too easily guessed of who has this address. */
export function assertStrong(
  { minimumPasswordLength: minimumLength, name: storeName }: StoredStore,
  email: string,
  password: string,
  names: readonly string[] = [],
): void {
  const context = { minimumLength, email, storeName, names, common: commonPasswords() };
  const problem = passwordProblem(password, context);
  if (problem !== null) throw passwordTooWeak(problem, minimumLength);
}
