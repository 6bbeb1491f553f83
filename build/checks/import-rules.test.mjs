import { describe, expect, it } from 'vitest'
import { readImportGraph } from './import-graph.mjs'
import { importRules, nameRules } from './import-rules.mjs'
import { findViolations } from './import-violations.mjs'

const soundTree = {
  'src-main/main.ts': "import { app } from 'electron'\nimport './compose'",
  'src-main/compose.ts': [
    "import './features/ask/ask-service'",
    "import './features/traces/trace-store'",
    "import './ipc/request-router'",
    "import './electron/main-window'",
    "import './llm/embedder'",
  ].join('\n'),
  'src-main/ipc/request-router.ts': "import { ipcMain } from 'electron'",
  'src-main/electron/main-window.ts': "import { BrowserWindow } from 'electron/main'",
  'src-main/features/ask/ask-service.ts': "import './ask-store'\nimport 'node:crypto'",
  'src-main/features/ask/ask-store.ts':
    "import { eq } from 'drizzle-orm'\nimport '../../data/sqlite/local-database'",
  'src-main/features/traces/trace-store.ts': "import '@shared/traces/trace-contract'",
  'src-main/llm/embedder.ts': "import 'node:worker_threads'\nimport '../platform/clock'",
  'src-main/data/sqlite/local-database.ts':
    "import Database from 'better-sqlite3'\nimport '../../platform/clock'",
  'src-main/platform/clock.ts': "import 'node:perf_hooks'",
  'shared/traces/trace-contract.ts': "import { z } from 'zod'",
  'src-preload/preload.ts':
    "import { contextBridge } from 'electron'\nimport '@shared/traces/trace-contract'\ncontextBridge.exposeInMainWorld('clubos', {})",
  'src-renderer/main.tsx':
    "import './features/ask/ask-screen'\nimport './features/home/home-screen'",
  'src-renderer/features/ask/ask-screen.tsx':
    "import './ask-screen.module.css'\nimport '../../ui/badge'\nimport '../../ipc/request'",
  'src-renderer/features/home/home-screen.tsx': "localStorage.getItem('clubos')",
  'src-renderer/ui/badge.tsx':
    "import { Badge } from '@mantine/core'\nimport { useId } from 'react'",
  'src-renderer/ipc/request.ts': "window.clubos.request('system.status')",
  'build/start.mjs': '',
}

/** @param {Record<string, string>} added to the sound tree, or put in a file's place */
const rulesBroken = (added) =>
  findViolations(readImportGraph(new Map(Object.entries({ ...soundTree, ...added })))).map(
    ({ rule, path, line }) => `${rule} ${path}:${line}`,
  )

/** Each row: the rule that must speak, where, and what somebody wrote there. */
const wrong = /** @type {const} */ ([
  ['renderer-apart', 'src-renderer/ipc/request.ts', "import type { X } from '../../src-main/main'"],
  ['renderer-without-node', 'src-renderer/ipc/request.ts', "import { join } from 'path'"],
  [
    'renderer-without-node',
    'src-renderer/ipc/request.ts',
    "import { ipcRenderer } from 'electron'",
  ],
  ['main-apart', 'src-main/platform/clock.ts', "import '../../src-renderer/ipc/request'"],
  ['preload-is-a-bridge', 'src-preload/preload.ts', "import 'zod'"],
  ['screens-apart', 'src-renderer/features/ask/ask-screen.tsx', "import '../home/home-screen'"],
  ['ui-only-presents', 'src-renderer/ui/badge.tsx', "import '../ipc/request'"],
  ['ui-only-presents', 'src-renderer/ui/badge.tsx', "import { create } from 'zustand'"],
  ['bridge-in-ipc', 'src-renderer/features/ask/ask-screen.tsx', 'window.clubos.request()'],
  ['bridge-in-ipc', 'src-renderer/features/ask/ask-screen.tsx', 'const { clubos } = globalThis'],
  ['features-apart', 'src-main/features/ask/ask-store.ts', "import '../traces/trace-store'"],
  [
    'features-apart',
    'src-main/features/ask/ask-store.ts',
    "type T = import('../traces/trace-store').T",
  ],
  [
    'features-without-shell',
    'src-main/features/ask/ask-store.ts',
    "import '../../ipc/request-router'",
  ],
  ['electron-in-shell', 'src-main/features/ask/ask-store.ts', "const e = require('electron')"],
  ['electron-in-shell', 'src-main/platform/clock.ts', "await import('electron')"],
  ['drivers-in-data', 'src-main/features/ask/ask-store.ts', "import pg from 'pg'"],
  [
    'drivers-in-data',
    'src-main/features/ask/ask-store.ts',
    "import type { D } from 'drizzle-orm/better-sqlite3'",
  ],
  ['sql-in-stores', 'src-main/features/ask/ask-service.ts', "import { eq } from 'drizzle-orm'"],
  [
    'data-below-features',
    'src-main/data/sqlite/local-database.ts',
    "import type { A } from '../../features/ask/ask-store'",
  ],
  ['llm-below-features', 'src-main/llm/embedder.ts', "import '../features/ask/ask-store'"],
  ['platform-is-a-leaf', 'src-main/platform/clock.ts', "import '../data/sqlite/local-database'"],
  ['shared-reaches-nothing', 'shared/traces/trace-contract.ts', "import 'node:crypto'"],
  ['shared-reaches-nothing', 'shared/traces/trace-contract.ts', "export * from 'uuid'"],
  ['product-without-tests', 'src-main/platform/clock.ts', "import './clock.test'"],
  ['product-without-build', 'src-main/platform/clock.ts', "import '../../build/start.mjs'"],
])

describe('import rules', () => {
  it('say nothing about a tree that keeps them', () => {
    expect(rulesBroken({})).toEqual([])
  })

  it.each(wrong)('%s speaks up in %s about %s', (rule, path, text) => {
    const before = soundTree[path].split('\n').length
    const line = before + 1
    const violations = rulesBroken({ [path]: `${soundTree[path]}\n${text}` })
    expect(violations).toContain(`${rule} ${path}:${line}`)
  })

  it('have each an example that breaks them', () => {
    const shown = new Set(wrong.map(([rule]) => rule))
    expect(new Set([...importRules, ...nameRules].map(({ name }) => name))).toEqual(shown)
  })

  it('let tests use fixtures, Node and databases, but no siblings', () => {
    const path = 'src-main/features/ask/ask-service.test.ts'
    const fixture = 'src-main/testing/real-postgres.ts'
    const text = "import 'node:fs'\nimport '../../testing/real-postgres'\nimport './ask-service'"
    expect(rulesBroken({ [path]: text, [fixture]: '' })).toEqual([])
    expect(rulesBroken({ [path]: "import '../traces/trace-store'" })).toEqual([
      `features-apart ${path}:1`,
    ])
  })
})

describe('the whole tree', () => {
  it('knows several features in compose.ts only', () => {
    const text = "import './features/ask/ask-store'\nimport './features/traces/trace-store'"
    expect(rulesBroken({ 'src-main/cli.ts': text })).toEqual(['one-composition src-main/cli.ts:2'])
  })

  it('has no circles, of types neither', () => {
    const circle = rulesBroken({
      'src-main/platform/clock.ts': "import type { Ids } from './ids'",
      'src-main/platform/ids.ts': "export { now } from './clock'",
    })
    expect(circle).toEqual(['no-circle src-main/platform/clock.ts:1'])
  })

  it('has no module that nothing reaches, or only a test', () => {
    const orphans = rulesBroken({
      'src-main/platform/forgotten.ts': '',
      'src-main/platform/only-tested.ts': '',
      'src-main/platform/only-tested.test.ts': "import './only-tested'",
    })
    expect(orphans).toEqual([
      'no-orphan src-main/platform/forgotten.ts:1',
      'no-orphan src-main/platform/only-tested.ts:1',
    ])
  })

  it('counts a worker as reached from where it is started', () => {
    const started = rulesBroken({
      'build/start.mjs': "new Worker(new URL('bench/worker.mjs', import.meta.url))",
      'build/bench/worker.mjs': '',
    })
    expect(started).toEqual([])
  })

  it('imports nothing that is not there', () => {
    const missing = rulesBroken({ 'src-main/platform/clock.ts': "\nimport './gone'" })
    expect(missing).toEqual(['no-missing-module src-main/platform/clock.ts:2'])
  })
})
