/**
 * Loaded before the product when the benchmark asks what the permission check costs: a message turns the check
 * off and on while it runs. The product itself has no such switch.
 */
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const file = require.resolve('../dist/services/kernel/permission/walk.js');
const walk = require(file);
let isOff = false;
require.cache[file].exports = Object.create(walk, {
  firstDenied: { value: (...given) => (isOff ? null : walk.firstDenied(...given)) },
});
process.on('message', (message) => {
  isOff = message === 'off';
  process.send(message);
});
