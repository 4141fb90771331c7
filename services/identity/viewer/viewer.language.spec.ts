import { portalOf, staffOf } from '../../kernel/testing/open';
import { forAllTests } from '../../kernel/testing/for-all-tests';
import { identityWorld } from '../testing/identity-world';

const world = forAllTests(identityWorld);
const choose = 'mutation ($input: ChooseLanguageInput!) { chooseLanguage(input: $input) { __typename } }';
const heard = () =>
  world.database.admin<{ data: object }>(
    `SELECT j.payload -> 'data' AS data FROM graphile_worker._private_jobs j
       JOIN graphile_worker._private_tasks t ON t.id = j.task_id WHERE t.identifier = 'spec.heard'`,
  );

test('who writes to a customer hears which language their log-in chose, and nothing of what staff choose [S21]', async () => {
  await world.database.admin(
    `INSERT INTO kernel.subscription VALUES ('identity.language-chosen', 'spec.heard')`,
  );
  const customerId = await world.invite('30042', 'marijke@example.nl');
  const at = world.clock.now().toISOString();
  await world.ask(staffOf('30042'), choose, { input: { language: 'nb' } });
  await world.ask(portalOf('30042', customerId), choose, { input: { language: 'sv' } });
  expect(await heard()).toEqual([{ data: { customerIds: [customerId], language: 'sv', at } }]);
});
