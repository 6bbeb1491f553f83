import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { seededRandom } from '../data/demo/seeded-random'
import { openLocalDatabase } from '../data/sqlite/open-local-database'
import { LocationStore } from '../features/knowledge/location-store'
import { meaningOf, sha256, textOf } from '../features/tickets/likeness/ticket-text'
import { TicketVectorStore } from '../features/tickets/likeness/ticket-vector-store'
import { compileShorthand } from '../features/tickets/wording/shorthand'
import { silentLogger } from '../platform/logger'
import { resolvePaths } from '../platform/paths'
import { readJsonResource } from '../shipped-content'

// Gives every ticket of a desk's copy a vector, where embedding a hundred thousand would take half an
// hour: made-up ones, which cost the same to compare. Argument: the desk's data folder.

const [data = ''] = process.argv.slice(2)
const [numbers, largest, page] = [384, 20, 1_000]

const folder = join(data, 'local')
const paths = resolvePaths(process.env)
const inFull = compileShorthand(readJsonResource(paths, 'tickets/shorthand.json'))
for (const name of readdirSync(folder).filter((each) => each.endsWith('.sqlite'))) {
  const local = openLocalDatabase({
    file: join(folder, name),
    migrations: join(paths.migrations, 'sqlite'),
    logger: silentLogger,
  })
  seed(new TicketVectorStore(local), new LocationStore(local.read))
  local.close()
}

function seed(store: TicketVectorStore, locations: LocationStore): void {
  const wording = { places: locations.all(), inFull }
  const random = seededRandom('meanings')
  let last: Parameters<TicketVectorStore['page']>[0] = null
  for (;;) {
    const rows = store.page(last, page)
    last = rows.at(-1) ?? null
    if (last === null) return
    store.keep(
      rows.map((row) => ({
        ticketId: row.id,
        textSha256: sha256(meaningOf(textOf(row), wording)),
        vector: Int8Array.from({ length: numbers }, () => random.below(2 * largest) - largest),
      })),
    )
  }
}
