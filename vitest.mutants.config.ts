import { defineConfig } from 'vitest/config';

/** The unit tests alone: what a mutant of a pure file does, they have to notice. */
export default defineConfig({ test: { include: ['test/unit/**/*.test.ts'], testTimeout: 60_000 } });
