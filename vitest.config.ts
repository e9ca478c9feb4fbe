import { defineConfig } from 'vitest/config';

const END_TO_END = 'test/e2e/**/*.test.ts';

/** Tests start whole runtimes and real servers: on a busy machine that takes its time. */
const patience = { testTimeout: 30_000, hookTimeout: 30_000, expect: { poll: { timeout: 20_000, interval: 20 } } };

export default defineConfig({
  test: {
    environment: 'node',
    pool: 'forks',
    coverage: { include: ['lib/**', 'infra/**', 'functions/**'], reporter: ['text-summary', 'json-summary'] },
    projects: [
      {
        test: {
          ...patience,
          name: 'rooms',
          include: ['test/**/*.test.ts'],
          exclude: [END_TO_END],
          maxWorkers: 2,
          sequence: { groupOrder: 0 },
        },
      },
      {
        // The whole product beside the platforms that count its requests a second: one file at a time, after all
        // others, for a platform that waits for the processor sees two seconds' requests in one.
        test: { ...patience, name: 'whole', include: [END_TO_END], maxWorkers: 1, sequence: { groupOrder: 1 } },
      },
    ],
  },
});
