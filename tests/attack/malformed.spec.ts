import { buildSchema, isUnionType, type ExecutionResult } from 'graphql';
import { allServices } from '../../services/all';
import { visitor, type Actor } from '../../services/kernel/actor/actor';
import { withRealScalars } from '../../services/kernel/graph/scalars';
import { newId } from '../../services/kernel/id/id';
import { portalOf, staffOf } from '../../services/kernel/testing/open';
import { leafPlaces, literalOf, malformedFor, type LeafPlace } from './places';
import { promised, promisedPermissions } from './promised';
import { attackWorld, type AttackWorld } from './world';

/** What is malformed is the caller's, said with its place and never ours [security 29]: every argument of every field. */
const staff = staffOf('30042');
let world: AttackWorld & { reported: unknown[] };
beforeAll(async () => void (world = await attackWorld()));
afterAll(() => world.close());

/** Staff, but at the doors that only customers come to. */
const permissions = promisedPermissions();
const askerOf = ({ coordinate }: LeafPlace): Actor => {
  const rule = permissions[coordinate.slice(0, coordinate.indexOf('('))];
  if (rule === 'portalDoor') return visitor('30042');
  if (rule === 'operator') return { ...staffOf('00000'), rights: ['operator'] };
  return rule === 'portal' ? portalOf('30042', newId()) : staff;
};

type Said = { path?: readonly (string | number)[]; extensions?: Record<string, unknown> };
const saidOf = (errors: unknown): Said[] =>
  ((errors as { toJSON?: () => unknown }[] | undefined) ?? []).map(
    (each) => (each.toJSON ? each.toJSON() : each) as Said,
  );
/** The errors' codes, and whether one of them names the place; nothing where all is as it should be. */
function wrongWith(place: LeafPlace, errors: unknown): unknown {
  const said = saidOf(errors);
  const isSo = said.some(
    ({ path, extensions }) =>
      JSON.stringify(path) === JSON.stringify(place.path) && extensions?.['argument'] === place.argument,
  );
  const isOurs = said.every(({ extensions }) => extensions?.['code'] === 'BAD_USER_INPUT');
  return said.length > 0 && isSo && isOurs ? null : { at: place.coordinate, wants: place.path, said };
}

test('at the gateway, in the document and in a variable, with status 400', async () => {
  const schema = withRealScalars(buildSchema(promised('api.graphql'), { assumeValidSDL: true }));
  const places = leafPlaces(schema);
  expect(places.length).toBeGreaterThan(100);
  const wrong: unknown[] = [];
  for (const place of places)
    for (const value of malformedFor(place.type)) {
      const actor = askerOf(place);
      const literal = await world.ask(actor, place.literal(literalOf(value)));
      const { query, variables } = place.variable(value);
      const variable = await world.ask(actor, query, variables);
      for (const answer of [literal, variable])
        wrong.push(wrongWith(place, answer.body.errors) ?? (answer.status === 400 ? null : answer.status));
    }
  expect(wrong.filter(Boolean)).toEqual([]);
  expect(world.reported).toEqual([]);
});

test.each(allServices.map(({ name }) => name))('at %s, asked directly', async (name) => {
  const service = allServices.find((each) => each.name === name);
  const { executable } = (await service?.schema()) ?? {};
  if (!executable) throw new Error(name);
  const wrong: unknown[] = [];
  for (const place of leafPlaces(executable))
    for (const value of malformedFor(place.type)) {
      const { query, variables } = place.variable(value);
      const answers: ExecutionResult[] = [
        await world.run(name, askerOf(place), place.literal(literalOf(value))),
        await world.run(name, askerOf(place), query, variables),
      ];
      for (const { errors } of answers) wrong.push(wrongWith(place, errors));
    }
  expect(wrong.filter(Boolean)).toEqual([]);
});

test('the key of an entity that is none is answered by every service like one that never was', async () => {
  let asked = 0;
  for (const { name, schema } of allServices) {
    const { executable } = await schema();
    const entities = executable.getType('_Entity');
    for (const type of isUnionType(entities) ? entities.getTypes() : []) {
      const query = `query ($found: [_Any!]!) { _entities(representations: $found) { ... on ${type.name} { id } } }`;
      const ask = (id: unknown): Promise<ExecutionResult> =>
        world.run(name, staff, query, { found: [{ __typename: type.name, id }] });
      for (const id of ['x', '', 'nul \0 in it', true, { x: 1 }]) {
        asked++;
        const answer = JSON.stringify(await ask(id));
        expect([name, type.name, id, answer]).toEqual([name, type.name, id, '{"data":{"_entities":[null]}}']);
      }
    }
  }
  expect(asked).toBeGreaterThan(20);
});
