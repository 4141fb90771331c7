import { paraglideVitePlugin } from '@inlang/paraglide-js';
import adapter from '@sveltejs/adapter-node';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';

// There is no svelte.config.js in SvelteKit 3: everything about the build stands here.
export default defineConfig({
  plugins: [
    paraglideVitePlugin({
      project: './project.inlang',
      outdir: './src/lib/paraglide',
      // The locale is decided in hooks.server.ts and read from <html lang> in the browser.
      strategy: ['baseLocale'],
      // A store of our own (src/lib/server/locale.ts) carries the locale; one is enough.
      disableAsyncLocalStorage: true,
    }),
    sveltekit({
      adapter: adapter({ out: 'build' }),
      csp: {
        mode: 'nonce',
        directives: {
          'default-src': ['none'],
          'script-src': ['self'],
          'style-src': ['self'],
          // The one style attribute Kit itself writes: it hides its announcer of new pages.
          'style-src-attr': ['unsafe-hashes', 'sha256-S8qMpvofolR8Mpjy4kQvEm7m1q8clzU4dfDH0AmvZjo='],
          'img-src': ['self', 'data:'],
          'font-src': ['self'],
          'connect-src': ['self'],
          'worker-src': ['self'],
          'manifest-src': ['self'],
          'form-action': ['self'],
          'base-uri': ['none'],
          'object-src': ['none'],
          'frame-ancestors': ['none'],
        },
      },
      inlineStyleThreshold: 0,
      // Links must stay absolute: a page is also rendered again after a POST to another path.
      paths: { relative: false },
      version: { pollInterval: 0 },
      compilerOptions: { runes: true },
    }),
  ],
  build: {
    target: 'es2022',
    rolldownOptions: {
      // React libraries of GraphiQL mark themselves "use client"; here that means nothing.
      onLog: (level, log, report) => {
        if (log.code !== 'MODULE_LEVEL_DIRECTIVE') report(level, log);
      },
    },
  },
});
