import { randomBytes } from 'node:crypto'
import { writeSync } from 'node:fs'
import { z } from 'zod'
import { Desk } from '../../../data/sync/testing/desk'
import { sha256Of } from '../files/file-bytes'
import { LocalFileStore } from '../files/local-file-store'
import { fileDesk, png } from './file-desk'

// A process of its own that adds photos to a ticket at a desk without a line, one after the other.
// Says `adding <sha256>` and `added <sha256>`; at the step that it was told, it says `stopped` and
// waits there to be killed.
const fileWork = z.object({
  person: z.object({ id: z.string(), email: z.string(), password: z.string() }),
  url: z.string(),
  file: z.string(),
  migrations: z.string(),
  ticketId: z.string(),
  /** After which step it waits; null: it goes on until it is killed. */
  stopAfter: z.enum(['file', 'record', 'row']).nullable(),
})
export type FileWork = z.output<typeof fileWork>

const photoBytes = 3_000_000
const say = (line: string) => writeSync(1, `${line}\n`)

function stop(): never {
  say('stopped')
  for (;;) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)
}

/** Waits before or after it has noted a file that is on the disk. */
class StoppingFileStore extends LocalFileStore {
  override put(...file: Parameters<LocalFileStore['put']>): void {
    if (the.stopAfter === 'file') stop()
    super.put(...file)
    if (the.stopAfter === 'record') stop()
  }
}

const the = fileWork.parse(JSON.parse(process.argv[2] ?? '{}'))
const desk = new Desk(the)
const records = new StoppingFileStore(desk.local, desk.sync.clock)
const { add } = fileDesk(desk, { records })
for (;;) {
  const bytes = Buffer.concat([png, randomBytes(photoBytes)])
  const sha256 = await sha256Of(bytes)
  say(`adding ${sha256}`)
  await add(the.ticketId, bytes)
  if (the.stopAfter === 'row') stop()
  say(`added ${sha256}`)
}
