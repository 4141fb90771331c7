import { existsSync } from 'node:fs';
import { root } from './step.mjs';

const NEEDED = 24;

/** Says what is missing and how to get it, before something else fails in a way that says neither. */
export function checkRequirements() {
  const problem = findProblem();
  if (!problem) return;
  console.error(problem);
  process.exit(1);
}

function findProblem() {
  if (!existsSync(new URL('node_modules/@swc/core', root)))
    return 'The packages are not installed. Run: npm ci';
  if (Number(process.versions.node.split('.')[0]) >= NEEDED) return null;
  const brought = existsSync(new URL('node_modules/.bin/node', root));
  return brought
    ? `This is Node ${process.version}; Kommis runs on the Node ${NEEDED} that npm installed. Start it through npm (npm start), which uses that one.`
    : `This is Node ${process.version}; Kommis needs ${NEEDED} or newer. On Linux and Windows "npm ci" brings it along (do not omit optional packages); elsewhere install it from https://nodejs.org.`;
}
