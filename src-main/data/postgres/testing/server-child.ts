import { silentLogger } from '../../../platform/logger'
import { openPostgres } from '../connection'
import { EmbeddedServer } from '../embedded-server'

// A process of its own that uses the server in the folder it is given, until it is killed.
const [, , dataDir = ''] = process.argv
const server = new EmbeddedServer({ dataDir, logger: silentLogger })
const { url, port } = await server.start()
const database = openPostgres({ url, logger: silentLogger })
await database.pool.query('create table if not exists kept (text text)')
await database.pool.query("insert into kept values ('committed')")
process.stdout.write(`${JSON.stringify({ port })}\n`)
setInterval(() => undefined, 60_000)
