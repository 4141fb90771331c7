import { DefaultNamingStrategy } from 'typeorm';

const snake = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** camelCase in code, snake_case in tables; an embedded part is its prefix and then the column. */
export class SnakeNaming extends DefaultNamingStrategy {
  override columnName(property: string, custom: string | undefined, embeddedPrefixes: string[]): string {
    return embeddedPrefixes.map(snake).join('') + (custom ?? snake(property));
  }
}
