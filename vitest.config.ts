// Unit tests: Node, no browser. What needs one is in e2e/.
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  plugins: [svelte()],
  test: {
    environment: 'node',
    // Property tests run for seconds, and longer where something else is running too.
    testTimeout: 60_000,
    include: [
      'src/**/*.test.ts',
      'rules/**/*.test.ts',
      'conformance/**/*.test.ts',
      'scripts/**/*.test.ts',
      'bench/**/*.test.ts',
    ],
    // scripts/test.mjs adds its counts to those of the browser tests.
    reporters: ['default', ['json', { outputFile: '.cache/unit.json' }]],
  },
});
