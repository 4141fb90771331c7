import { newId } from '../id/id';
import { portalOf, staffOf } from '../testing/open';
import { system, visitor, type Actor } from './actor';
import { actorFromJson, actorToJson } from './actor-json';

const storeId = '30042';
const customerId = newId();
const portal: Actor = {
  ...portalOf(storeId, customerId, newId()),
  actingFor: customerId,
  authenticatedAt: '2026-11-22T09:59:00.000Z',
  sessionId: newId(),
  previousVisitAt: '2026-11-20T08:00:00.000Z',
};
const partner: Actor = { ...visitor(storeId), kind: 'partner', scopes: ['area.read', 'area.write'] };

test.each([
  ['visitor', visitor(storeId)],
  ['portal', portal],
  ['staff of all teams', staffOf(storeId)],
  ['staff of two teams', { ...staffOf(storeId), teamIds: [newId(), newId()] }],
  ['partner', partner],
])('an actor that was kept is the same afterwards: %s', (_who, actor) => {
  expect(actorFromJson(JSON.parse(JSON.stringify(actorToJson(actor))))).toEqual(actor);
});

test('of what was kept beside the actor nothing remains', () => {
  const more = JSON.parse('{"isAdmin":true,"__proto__":{"rights":["owner"]}}') as object;
  expect(actorFromJson({ ...portal, ...more })).toEqual(portal);
});

test('what was kept before there was such a part is a visitor’s: no teams, no rights, no scopes, not known since when', () => {
  const { kind, userId } = staffOf(storeId);
  expect(actorFromJson({ kind, storeId, userId })).toEqual({ ...visitor(storeId), kind, userId });
});

test.each<[string, unknown]>([
  ['nothing', null],
  ['a text', 'staff'],
  ['a list', [portal]],
  ['no store', { ...portal, storeId: undefined }],
  ['no kind', { ...portal, kind: undefined }],
  ['a kind left out', { storeId }],
  ['a store of more than digits', { ...portal, storeId: '30042; ' }],
  ['a kind nobody knows', { ...portal, kind: 'root' }],
  ['a kind that every object has', { ...portal, kind: 'constructor' }],
  ['a customer that is no id', { ...portal, customerIds: ['x'] }],
  ['a customer acted for that is not linked', { ...portal, actingFor: newId() }],
  ['teams that are no list', { ...staffOf(storeId), teamIds: '*' }],
  ['a team that is no id', { ...staffOf(storeId), teamIds: ['*'] }],
  ['a right that is no name', { ...staffOf(storeId), rights: ['owner}'] }],
  ['rights that are a text', { ...staffOf(storeId), rights: 'owner' }],
  ['a scope that is no name', { ...partner, scopes: ["a'b"] }],
  ['an assurance nobody knows', { ...portal, assurance: 'certain' }],
  ['a time that is none', { ...portal, authenticatedAt: '2026-13-45T00:00:00Z' }],
  ['a time of another zone', { ...portal, authenticatedAt: '2026-11-22T10:00:00+01:00' }],
  ['a name that is no text', { ...portal, name: { toString: 1 } }],
  ['the system', system(storeId)],
])('%s is no actor that was kept', (_what, kept) => {
  expect(() => actorFromJson(kept)).toThrow(/actor|system/i);
});

test('the system is handed to nobody', () => {
  expect(() => actorToJson(system(storeId))).toThrow(/system/);
});
