import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { oversized, summary } from './checks/code-sizes.mjs'
import { readSourceFiles } from './checks/source-files.mjs'

// npm run -s sizes -- --report prints the largest, too.
const root = dirname(dirname(fileURLToPath(import.meta.url)))
const files = readSourceFiles(root)
const tooLarge = oversized(files)
for (const line of tooLarge) console.error(line)
if (process.argv.includes('--report')) console.log(summary(files))
console.log(`${files.size} files measured, ${tooLarge.length} files or functions too large`)
process.exitCode = tooLarge.length > 0 ? 1 : 0
