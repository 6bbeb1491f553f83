import { resolve } from 'node:path'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  resolve: { alias: { '@shared': resolve(import.meta.dirname ?? process.cwd(), 'shared') } },
  test: {
    include: ['{src-main,src-renderer,shared,build}/**/*.test.{ts,mjs}'],
    environment: 'node',
    testTimeout: 180_000,
    hookTimeout: 120_000,
    // Of what comes right by itself: a busy machine is no failure.
    expect: { poll: { timeout: 30_000 } },
    // Two cores: real databases in every file leave no room for more.
    maxWorkers: 2,
  },
})
