import { transformSync } from '@swc/core';
import { compile } from 'svelte/compiler';

/** Components for jest: compiled as the server renders them, then to CommonJS like everything else there. */
export default {
  process(source, filename) {
    const { js } = compile(source, { filename, generate: 'server', runes: true });
    const { code } = transformSync(js.code, {
      filename,
      swcrc: false,
      configFile: false,
      module: { type: 'commonjs' },
      jsc: { target: 'es2022', parser: { syntax: 'ecmascript' } },
    });
    return { code };
  },
};
