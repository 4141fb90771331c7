import { getMetadataStorage as rulesOf } from 'class-validator';
import { getMetadataStorage } from 'type-graphql';
import { allServices } from '../services/all';

/** The rules of an input that stands in another one are asked only where its field says so: otherwise they are there for nothing. */
const { inputTypes, argumentTypes, fields } = getMetadataStorage();
const classesOf = (types: typeof inputTypes): Set<unknown> => new Set(types.map(({ target }) => target));
const [inputs, withArguments] = [classesOf(inputTypes), classesOf(argumentTypes)];

const rules = (target: Function) => rulesOf().getTargetValidationMetadatas(target, '', false, false);
const asks = (target: Function, field: string): boolean =>
  rules(target).some(({ propertyName, type }) => propertyName === field && type === 'nestedValidation');
const held = fields.filter(({ getType }) => inputs.has(getType()));

test('the rules of whatever stands in an input are asked, and in arguments where it has any', () => {
  expect(allServices.length).toBeGreaterThan(3);
  const inInputs = held.filter(({ target }) => inputs.has(target));
  const inArguments = held.filter(
    ({ target, getType }) => withArguments.has(target) && rules(getType() as Function).length > 0,
  );
  expect(inInputs.length).toBeGreaterThan(5);
  const unasked = [...inInputs, ...inArguments].filter(({ target, name }) => !asks(target, name));
  expect([...new Set(unasked.map(({ target, name }) => `${target.name}.${name}`))]).toEqual([]);
});
