import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    globalSetup: ['tests/test-server.ts'],
    include: [
      'packages/*/src/**/*.test.ts',
      'packages/*/src/**/*.test.tsx',
      'scripts/**/*.test.ts',
      'tests/**/*.test.ts',
      'simulate/**/*.test.ts',
    ],
    passWithNoTests: false,
    // Left to itself it uses one processor less than there are, which on a small machine is one file at a time; a file waits more than it works.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    testTimeout: 30_000,
    hookTimeout: 120_000,
  },
});
