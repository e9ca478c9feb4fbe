import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    environment: 'node',
    include: ['test/**/*.test.ts'],
    // Tests start whole runtimes and real servers: on a busy machine that takes its time.
    testTimeout: 30_000,
    hookTimeout: 30_000,
    expect: { poll: { timeout: 20_000, interval: 20 } },
    pool: 'forks',
    maxWorkers: 2,
    coverage: { include: ['lib/**', 'infra/**', 'functions/**'], reporter: ['text-summary', 'json-summary'] },
  },
});
