import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { StepFailed, sentenceFor } from './failure.mjs'
import { inPackages } from './folders.mjs'
import { lastLines, run } from './run-command.mjs'

const source = inPackages('better-sqlite3')
const include = [
  inPackages('node-api-headers', 'include'),
  inPackages('node-addon-api'),
  join(source, 'src'),
  join(source, 'deps', 'sqlite3'),
].map((folder) => `-I${folder}`)

// Node 20 has what the binding needs from Node-API 10 only as "experimental". There, finalizers run
// inside garbage collection, where most calls abort the process: node-addon-api defers them once it
// knows of node_api_post_finalizer, which the stable headers do not declare.
const entry = `#include <node_api.h>
#define NODE_API_EXPERIMENTAL_HAS_POST_FINALIZER
extern "C" NAPI_EXTERN napi_status NAPI_CDECL node_api_post_finalizer(
    napi_env env, napi_finalize callback, void* data, void* hint);
#include "better_sqlite3.cpp"
`
const apiDefines = [
  'NAPI_EXPERIMENTAL',
  'NAPI_VERSION=2147483647',
  'NODE_API_EXPERIMENTAL_NO_WARNING',
  'NAPI_DISABLE_CPP_EXCEPTIONS',
  'NODE_API_SWALLOW_UNTHROWABLE_EXCEPTIONS',
  'BUILDING_NODE_EXTENSION',
]

/** @returns {string[]} SQLite's own build options, as the package lists them */
function sqliteDefines() {
  const text = readFileSync(join(source, 'deps', 'defines.gypi'), 'utf8')
  return [...text.matchAll(/^\s+'([A-Z0-9_]+(?:=[\w-]+)?)',/gm)].map(([, define]) => define ?? '')
}

/** @param {string[]} names */
const flags = (names) => names.map((name) => `-D${name}`)
const common = ['-O2', '-fPIC', '-fvisibility=hidden', '-DNDEBUG']
const linking =
  process.platform === 'darwin'
    ? ['-bundle', '-undefined', 'dynamic_lookup']
    : ['-shared', '-pthread', '-Wl,-Bsymbolic', '-Wl,--exclude-libs,ALL', '-s']

export const compilers = { c: process.env.CC || 'cc', cpp: process.env.CXX || 'c++' }

/** @param {string} compiler @param {string[]} args */
async function compile(compiler, args) {
  const { code, output } = await run(compiler, args)
  if (code === 0) return
  const sentence =
    sentenceFor(output) ??
    'SQLite’s binding did not compile: install g++ 10 or newer, or use Node 22, and start again.'
  throw new StepFailed(sentence, { details: lastLines(output) })
}

/**
 * Builds better-sqlite3 from the source in its package, without Python, make or a download.
 * @param {string} target the .node file
 */
export async function compileSqlite(target) {
  const work = `${target}.unfinished`
  rmSync(work, { recursive: true, force: true })
  mkdirSync(work, { recursive: true })
  writeFileSync(join(work, 'binding.cpp'), entry)
  const sqlite = join(work, 'sqlite3.o')
  const binding = join(work, 'binding.o')
  const result = join(work, 'result.node')
  const amalgamation = join(source, 'deps', 'sqlite3', 'sqlite3.c')
  const cppFlags = [
    '-std=c++20',
    '-fvisibility-inlines-hidden',
    '-fno-exceptions',
    ...flags(apiDefines),
    ...include,
  ]
  await Promise.all([
    compile(compilers.c, [
      '-c',
      '-std=c99',
      '-w',
      ...common,
      ...flags(sqliteDefines()),
      amalgamation,
      '-o',
      sqlite,
    ]),
    compile(compilers.cpp, [
      '-c',
      ...common,
      ...cppFlags,
      join(work, 'binding.cpp'),
      '-o',
      binding,
    ]),
  ])
  await compile(compilers.cpp, [...linking, binding, sqlite, '-ldl', '-o', result])
  renameSync(result, target)
  rmSync(work, { recursive: true, force: true })
}
