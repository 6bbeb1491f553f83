import { writeSync } from 'node:fs'
import { newId } from '../../../platform/ids'
import { Desk } from './desk'
import { deskWork } from './desk-work'

// A process of its own that works at a desk: it makes tickets with a comment each, changes each of
// them once, and waits now and then until all of it is sent and everything else is fetched.
// Says `kept <id>` and `changed <id>` as soon as that is on the disk, and at last `closed`.
const [, , given = '{}'] = process.argv
const the = deskWork.parse(JSON.parse(given))
const say = (line: string) => writeSync(1, `${line}\n`)
/** How many changes wait at most. */
const atOnce = 3

async function work(desk: Desk): Promise<void> {
  for (let made = 1; made <= the.tickets; made += 1) {
    const ticket = newId()
    desk.sync.writer.write((changes) => {
      const createdAt = new Date().toISOString()
      changes.insert('tickets', {
        ...{
          id: ticket,
          createdAt,
          createdBy: the.person.id,
          locationId: 'harbour',
          title: 'made',
        },
        ...{ description: '', category: 'tech', priority: 'low', status: 'open' },
        ...{ tags: [], watchers: [], checklist: [] },
      })
      const comment = {
        id: newId(),
        ticketId: ticket,
        authorId: the.person.id,
        body: 'with it',
        mentions: [],
        createdAt,
      }
      changes.insert('ticket_comments', comment)
    })
    say(`kept ${ticket}`)
    if (made % atOnce === 0) await desk.drained()
    desk.edit(ticket, { title: 'changed' })
    say(`changed ${ticket}`)
  }
  await desk.drained()
}

const desk = new Desk({ ...the, pullSeconds: 0.2 })
say('opened')
await desk.start()
say('started')
await work(desk)
const hindered = desk.states.filter(({ state, reason }) => state === 'online' && reason !== null)
if (hindered.length > 0) say(`hindered ${hindered[0]?.reason}`)
await desk.close()
say('closed')
