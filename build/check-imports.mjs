import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readImportGraph } from './checks/import-graph.mjs'
import { findViolations } from './checks/import-violations.mjs'
import { readSourceFiles } from './checks/source-files.mjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const graph = readImportGraph(readSourceFiles(root))
const violations = findViolations(graph)
for (const { rule, path, line, what, why } of violations)
  console.error(`${path}:${line}\n  ${rule}: ${what}\n  ${why}\n`)

const imports = [...graph.values()].reduce((sum, { edges }) => sum + edges.length, 0)
console.log(`${graph.size} modules, ${imports} imports, ${violations.length} break the rules`)
process.exitCode = violations.length > 0 ? 1 : 0
