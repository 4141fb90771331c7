import { join } from 'node:path';
import type { Database } from '../kernel/database/database';
import { invalidInput } from '../kernel/refusal/refusal';
import { defineService } from '../kernel/subgraph/define';
import type { Ports } from '../kernel/subgraph/service';
import { storePictureFiles } from './appearance/store-picture.files';
import { picturesToKeep, storePictureJob } from './appearance/store-picture.job';
import { emailTaken } from './email-change/email-change.problems';
import type { IdentityExtra } from './extra';
import { Passwords } from './login/password';
import { mails } from './mail/mails';
import { onMailWantedAgain } from './mail/on-mail-wanted-again';
import { orphanedTypes } from './orphaned-types';
import { permissions } from './permissions';
import { rights } from './rights';
import { actorResolver } from './session/resolve-actor';
import { sweepCron, sweepJob } from './session/sweep';
import { StaffBootstrap } from './staff/staff.bootstrap';
import { Shops } from './store/shop';
import { ShopBootstrap } from './store/shop.bootstrap';
import { StoreBootstrap, storeTaken } from './store/store.bootstrap';
import { moduleGate } from './store/modules';
import { onCompanyDecided } from './user/on-company-decided';
import { onCustomersChanged } from './user/on-customers-changed';
import { UserBootstrap } from './user/user.bootstrap';
import { instances, resolvers, staff, stores, users } from './resolvers';

export type { IdentityExtra };

function extra(database: Database, ports: Ports): IdentityExtra {
  const passwords = new Passwords(ports);
  const storeBootstrap = new StoreBootstrap(database);
  const shopBootstrap = new ShopBootstrap(database, new Shops(passwords, ports.clock));
  const staffBootstrap = new StaffBootstrap(database, passwords);
  const userBootstrap = new UserBootstrap(database, passwords, ports.clock);
  return {
    resolveActor: actorResolver(database, ports.clock),
    listStoreIds: () => storeBootstrap.listStoreIds(),
    createStore: (store) => storeBootstrap.createStore(store),
    createShop: (shop) => shopBootstrap.createShop(shop),
    createOperator: (operator, language) => shopBootstrap.createOperator(operator, language),
    changeStore: (storeId, changes) => storeBootstrap.changeStore(storeId, changes),
    createStaff: (storeId, member) => staffBootstrap.createStaff(storeId, member),
    activateUser: (storeId, email, password) => userBootstrap.activateUser(storeId, email, password),
  };
}

/** Stores, users and their links to customers, sessions, activation, staff. */
export const identity = defineService<IdentityExtra>({
  name: 'identity',
  migrations: join(__dirname, 'migrations'),
  resolvers,
  orphanedTypes,
  references: {
    Store: async ({ id }, call) => (id === call.actor.storeId ? stores.find(call) : null),
    User: ({ id }, call) => users.find(call, id),
    StaffMember: ({ id }, call) => staff.find(call, id),
    Customer: async ({ id }) => ({ id }),
  },
  constraints: {
    user_email: emailTaken,
    staff_member_email: emailTaken,
    store_pkey: storeTaken,
    staff_member_last_owner: () =>
      invalidInput({
        path: 'role',
        code: 'NOT_ALLOWED',
        message: 'The last owner of a store cannot be removed',
      }),
  },
  rights,
  permissions,
  modules: moduleGate,
  handlers: [onCustomersChanged, onCompanyDecided, onMailWantedAgain],
  jobs: (ports) => [sweepJob(ports), storePictureJob(ports)],
  files: storePictureFiles,
  neededFiles: picturesToKeep,
  mails,
  cron: sweepCron,
  instances,
  extra,
});
