// How the page is built, and the policy it ships with. Unit tests are configured in vitest.config.ts.
import path from 'node:path';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';
import { contentSecurityPolicy } from './scripts/policy.js';
import { hostedRules } from './scripts/hosted-rules.js';
import { firstChunk } from './scripts/first-chunk.js';
import { inlineStyles } from './scripts/inline-styles.js';
import { licensesFile } from './scripts/licenses.js';
import { slimEvents } from './scripts/slim-events.js';
import { versions } from './scripts/versions.js';

const src = path.resolve(import.meta.dirname, 'src');

export default defineConfig({
  // Relative addresses: the built folder works wherever it is put.
  base: './',
  // Places stand behind the hash: what is no file is not found, as on a static host.
  appType: 'mpa',
  plugins: [
    svelte(),
    slimEvents(),
    hostedRules(),
    inlineStyles(),
    contentSecurityPolicy(),
    licensesFile(),
  ],
  define: { STAGELIGHT_VERSIONS: JSON.stringify(versions()) },
  build: {
    target: 'es2022',
    // The polyfill would fetch(), which the policy forbids; every browser we support preloads modules itself.
    modulePreload: { polyfill: false },
    // Monaco alone is above the usual limit; scripts/budget.mjs guards what is loaded at first.
    chunkSizeWarningLimit: 5000,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: firstChunk(path.resolve(src, 'main.ts'), path.resolve(src, 'ui/early.ts')) },
          ],
        },
      },
    },
  },
  worker: { format: 'es' },
  // The dev server looks for packages from the page on and does not see into the worker: without this the first verdict
  // waits for a second round of bundling.
  optimizeDeps: { include: ['js-yaml', 'comlink', 'fflate', 'papaparse'] },
});
