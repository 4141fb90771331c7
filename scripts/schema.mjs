/**
 * `node scripts/schema.mjs`: what the services promise, composed into schema/. `--check` writes nothing and
 * fails where schema/ is not up to date. `--only NAME,…` composes some services and writes nothing: for work on
 * one of them while another does not build.
 */
import { globSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { finish } from './build/emit.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const require = createRequire(import.meta.url);
require('@swc-node/register');
require('reflect-metadata');
const { composeSchema } = require('./schema/compose.ts');

const only = process.argv.includes('--only')
  ? process.argv[process.argv.indexOf('--only') + 1].split(',')
  : null;
const services = only
  ? only.map((name) => require(`../services/${name}/main.ts`)[name])
  : require('../services/all.ts').allServices;

const promises = [];
for (const service of services) {
  const { sdl, permissions, rights, marks } = await service.schema();
  promises.push({ name: service.name, sdl, permissions, rights, marks });
}
const { files, faults } = composeSchema(promises);
if (only) {
  console.log(faults.length > 0 ? faults.join('\n') : `Composed: ${Object.keys(files).join(', ')}`);
  process.exit(faults.length > 0 ? 1 : 0);
}

const emitted = Object.fromEntries(
  Object.entries(files).map(([name, content]) => [`schema/${name}`, content]),
);
// A service that is gone leaves no promise behind.
if (faults.length === 0)
  for (const path of globSync('schema/*.graphql', { cwd: root }))
    emitted[path.replaceAll('\\', '/')] ??= null;
finish(emitted, faults, 'node scripts/schema.mjs');
