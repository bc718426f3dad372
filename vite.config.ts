import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [{ test: { name: 'pure', include: ['tests/**/*.test.ts'], exclude: ['tests/e2e/**', 'tests/lab/**', 'tests/components/**'], environment: 'node' } }],
  },
});
