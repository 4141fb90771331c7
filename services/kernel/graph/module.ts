import { Directive, Field, ObjectType } from 'type-graphql';
import { openCodesOf } from './codes';
import { Problem } from './shared';

/** All of them are services'. */
export const storeModules = openCodesOf('StoreModule', 'What a store may have or not have.');

@Directive('@shareable')
@ObjectType({
  implements: Problem,
  description: 'The store has not got what this belongs to. Nothing was written; what is there stays.',
})
export class ModuleOff extends Problem {
  @Field(() => storeModules.type, { description: 'What the store has not got.' })
  module: string;
}
