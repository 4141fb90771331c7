/** `npm run build`: what is missing or stale of all parts or of those named (backend, web); `-- --always`: rebuilds. */
import { buildBackend } from './build/backend.mjs';
import { checkRequirements } from './build/requirements.mjs';
import { buildWeb } from './build/web.mjs';

checkRequirements();
const always = process.argv.includes('--always');
const named = process.argv.slice(2).filter((argument) => argument !== '--always');
const wanted = (part) => named.length === 0 || named.includes(part);
try {
  if (wanted('backend')) await buildBackend({ always });
  if (wanted('web')) await buildWeb({ always });
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
