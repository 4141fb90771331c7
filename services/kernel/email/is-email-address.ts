import { ValidateBy } from 'class-validator';
import { readEmail } from './email';

/** On a field of an input: an address by the one rule; says what is wrong with it. */
export const IsEmailAddress = (): PropertyDecorator =>
  ValidateBy({
    name: 'isEmail',
    validator: {
      validate: (value: unknown) => typeof value === 'string' && 'email' in readEmail(value),
      defaultMessage: (given) => {
        const read = readEmail(String(given?.value ?? ''));
        return 'message' in read ? read.message : 'Not an e-mail address';
      },
    },
  });
