import { createFront, type Front } from '../../gateway/front';
import { createPlanEngine } from '../../gateway/plan-engine';
import type { Engine } from '../../gateway/engine';
import { newId } from '../../services/kernel/id/id';
import { allServices } from '../../services/all';
import { hiddenPlaces, madeUp } from './made-up';
import { promised, promisedMarks, promisedPermissions, promisedRules } from './promised';
import { inTurn } from './turns';
import { verdicts } from './verdicts';
import { actorOf, type Role } from './world';

/**
 * Who may not read the schema learns it by asking, where what is forbidden is answered in another way than what does
 * not exist. Every name of the graph that a role may not use is asked for in every place it could stand in.
 */
const nobody = { userId: newId(), customerIds: [newId()] };
const people = { storeId: '30042', staffId: newId(), portal: nobody, neighbour: nobody };
let engine: Engine;
let front: Front;

beforeAll(async () => {
  const subgraphs = allServices.map(({ name }) => ({
    ...{ name, execute: () => Promise.reject(new Error('Nothing is asked of a service here.')) },
  }));
  const report = (): void => undefined;
  engine = await createPlanEngine({ supergraphSdl: promised('supergraph.graphql'), subgraphs, report });
  front = await createFront({
    ...{ engine, report, rules: promisedRules(), trusted: {} },
    ...{ permissions: promisedPermissions(), marks: promisedMarks() },
  });
});
afterAll(() => front.stop());

const ask = async (role: Role, query: string): Promise<string> => {
  const { status, body } = await front.answer({ query }, { actor: actorOf(role, people), requestId: 'r' });
  return JSON.stringify([status, body]);
};

const strangers: [Role, number][] = [
  ['visitor', 0],
  ['visitor at the console', 1],
  ['portal', 2],
];

test.each(strangers)(
  'what a %s may not use is answered letter for letter like what does not exist',
  async (role, turn) => {
    const may = (coordinate: string): boolean => verdicts.get(coordinate)?.includes(role) ?? false;
    const places = inTurn(turn, hiddenPlaces(engine.schema, may));
    const told: string[] = [];
    // Names of one length have one made-up name.
    const asked = new Map<string, Promise<string>>();
    for (const { what, name, with: document } of places) {
      const [hidden, none] = [document(name), document(madeUp(name))];
      const [answer, ofNone] = [await ask(role, hidden), await (asked.get(none) ?? ask(role, none))];
      asked.set(none, Promise.resolve(ofNone));
      if (answer !== ofNone || !ofNone.startsWith('[400,'))
        told.push(`${what}: ${hidden} ${answer} instead of ${ofNone}`);
    }
    expect(told.slice(0, 20)).toEqual([]);
    expect(places.length).toBeGreaterThan(1_000);
    console.log(`Unseen: a ${role} asked ${places.length} times for what is hidden.`);
  },
);

test('what they may use is still there, and staff are told as before', async () => {
  const refused = '"Query" has no such field.';
  expect(await ask('visitor', '{ store { nosuch } }')).toContain('\\"Store\\" has no such field.');
  expect(await ask('visitor', '{ customers { total } }')).toContain(JSON.stringify(refused).slice(1, -1));
  expect(await ask('staff', '{ customers { nodes { nosuch } } }')).toContain('has no such field');
  expect(await ask('staff', 'mutation { logOut { done } logIn(input: {}) { __typename } }')).not.toContain(
    'no such field',
  );
});
