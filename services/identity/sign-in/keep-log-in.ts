import { createHmac } from 'node:crypto';
import type { Call } from '../../kernel/database/call';
import type { Transaction } from '../../kernel/database/transaction';
import { newId } from '../../kernel/id/id';
import { sendMail } from '../../kernel/mail/send-mail';
import { hashOfToken, isToken, newToken } from '../../kernel/secret/token';
import type { Ports } from '../../kernel/subgraph/service';
import { drawnQuietMs } from '../activation/quiet';
import { networkOf } from '../login/network';
import type { DeviceInput } from './device.input';
import { readDevice } from './device.rules';
import { newDeviceMail } from './new-device-mail';
import { findDevice, forgetOldest, keepSignIn, type Person, type ShownDevice } from './sign-in.rows';

/**
 * Writes down who has just logged in from which device, and has them told of one that is new: not of the first they ever
 * log in with. Answers the token that the browser is to keep. A token that is not a device's of this person is never
 * taken over: whoever put it there would be known by it.
 *
 * Known or new, as many statements run, and the mail is made some time later: the answer takes as long.
 */
export async function keepLogIn(
  tx: Transaction,
  call: Call,
  { clock, secret, quietMs = drawnQuietMs }: Pick<Ports, 'clock' | 'secret' | 'quietMs'>,
  person: Person,
  { sessionId, device }: { sessionId: string; device: DeviceInput | null },
): Promise<string> {
  const now = clock.now();
  const shown = shownDevice(call, secret('device'), device);
  const found = await findDevice(tx, person, shown, now);
  const token = found.id !== null && device?.token ? device.token : newToken();
  const kept = { sessionId, deviceId: found.id ?? newId(), tokenHash: hashOfToken(token) };
  await keepSignIn(tx, person, { ...shown, ...kept }, now);
  if (found.id === null && found.hasAny && !found.isLike) {
    const { email: to, customerId } = found;
    const data = { kind: person.kind, signInId: sessionId };
    await sendMail(tx, newDeviceMail, { to, customerId, personId: person.id, data }, quietMs());
  } else await forgetOldest(tx, person);
  return token;
}

/** By what a browser says it is known; null where it says nothing that could be. */
export const tokenHashOf = (device: DeviceInput | null): Buffer | null =>
  isToken(device?.token) ? hashOfToken(device.token) : null;

function shownDevice({ address }: Call, key: Buffer, device: DeviceInput | null): ShownDevice {
  return {
    ...readDevice(device?.userAgent),
    tokenHash: tokenHashOf(device),
    networkHash: address === null ? null : createHmac('sha256', key).update(networkOf(address)).digest(),
  };
}
