/** `--check`: every language has every message of English, with the same placeholders, and nothing besides. */
import { existsSync, readFileSync } from 'node:fs';
import { root } from './build/step.mjs';

const settings = JSON.parse(read('web/project.inlang/settings.json'));
const others = settings.locales.filter((locale) => locale !== settings.baseLocale);
const faults = [];

const english = messagesOf(settings.baseLocale);
for (const locale of others) compare(locale, messagesOf(locale));

if (faults.length > 0) {
  console.error(faults.join('\n'));
  process.exit(1);
}
console.log(`${Object.keys(english).length} messages in ${settings.locales.join(', ')}`);

function compare(locale, messages) {
  for (const [key, text] of Object.entries(english)) {
    if (!(key in messages)) faults.push(`${locale}: "${key}" is missing`);
    else if (isEmpty(messages[key])) faults.push(`${locale}: "${key}" is empty`);
    else if (placeholders(text) !== placeholders(messages[key]))
      faults.push(
        `${locale}: "${key}" has ${placeholders(messages[key]) || 'no placeholders'} instead of ${placeholders(text) || 'none'}`,
      );
  }
  for (const key of Object.keys(messages))
    if (!(key in english)) faults.push(`${locale}: "${key}" is not in ${settings.baseLocale}`);
}

/** A message is a text, or one with variants (plural forms), which may each name fewer placeholders. */
function placeholders(message) {
  const names = [...JSON.stringify(textsOf(message)).matchAll(/\{([\w-]+)\}/g)].map(
    (match) => `{${match[1]}}`,
  );
  return [...new Set(names)].sort().join(' ');
}

function textsOf(message) {
  if (typeof message === 'string') return [message];
  return [message].flat().flatMap((part) => Object.values(part.match ?? part));
}

function isEmpty(message) {
  return textsOf(message).some((text) => typeof text === 'string' && text.trim() === '');
}

function messagesOf(locale) {
  const file = `web/messages/${locale}.json`;
  if (!existsSync(new URL(file, root))) {
    faults.push(`${locale}: ${file} is missing`);
    return {};
  }
  const { $schema, ...messages } = JSON.parse(read(file));
  return messages;
}

function read(file) {
  return readFileSync(new URL(file, root), 'utf8');
}
