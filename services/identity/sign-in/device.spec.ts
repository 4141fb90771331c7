import { languages } from '../../kernel/language/language';
import { readDevice } from './device.rules';
import { deviceWords } from './device.words';

const chrome =
  'Mozilla/5.0 (Linux; Android 14; SM-G991B) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Mobile Safari/537.36';
const iPhone =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.0 Mobile/15E148 Safari/604.1';

describe('a device in words', () => {
  it('is the browser and what it runs on, in four languages, and unknown where neither is [S12]', () => {
    const on = { nl: 'op', nb: 'på', sv: 'på', en: 'on' };
    for (const language of languages)
      expect(deviceWords(language, readDevice(chrome))).toBe(`Chrome ${on[language]} Android`);
    expect(deviceWords('nl', readDevice(iPhone))).toBe('Safari op iPhone');
    expect(deviceWords('en', readDevice(''))).toBe('an unknown device');
  });

  it('is of a closed list of names: nothing that somebody sends is kept as it came [S12]', () => {
    const sent = [
      '<script>evil/1.0 (x) </script>',
      'marijke@example.nl/1.0 (x)',
      '__proto__/1 ',
      'x'.repeat(100_000),
    ];
    for (const userAgent of sent) expect(readDevice(userAgent)).toEqual({ browser: '', system: '' });
    expect(readDevice(`${chrome} ${'x'.repeat(100_000)}`)).toEqual({ browser: 'Chrome', system: 'Android' });
  });
});
