import { commerce } from './commerce/main';
import { consignment } from './consignment/main';
import { customers } from './customers/main';
import { identity } from './identity/main';

/** Every service, for the composition root, the schema and the tests that need all of them. */
export const allServices = [identity, customers, consignment, commerce];
