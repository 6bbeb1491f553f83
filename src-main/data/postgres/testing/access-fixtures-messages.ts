import { randomUUID } from 'node:crypto'
import type { Fixtures, Scene } from './access-fixtures'
import {
  type At,
  byAuthor,
  byAuthorOrEverywhere,
  byLocationOrNone,
  here,
  inColumn,
  there,
} from './access-places'
import { parent, type RowValues } from './access-rows'

const phone = () => `+1902${String(Math.floor(Math.random() * 1e9)).padStart(9, '0')}`

/** A conversation there with a customer of its own. */
const conversation = (location: string | null) => {
  const number = phone()
  return {
    location_id: location,
    customer_id: parent('customers', { phone: number, location_id: location }),
    customer_phone: number,
  }
}

const inConversation: At = (location) => ({
  conversation_id: parent('conversations', conversation(location)),
})

/** The same for a message, which names the number, too. */
const toCustomer = (location: string) => {
  const values = conversation(location)
  return {
    conversation_id: parent('conversations', values),
    customer_phone: values.customer_phone,
  }
}

const toSend =
  (by: keyof Scene, location: string, values: RowValues = {}) =>
  (scene: Scene) => ({
    ...toCustomer(location),
    direction: 'outbound',
    status: 'queued',
    idempotency_key: randomUUID(),
    author_id: scene[by],
    ...values,
  })

const received = (location: string) => () => ({
  ...toCustomer(location),
  direction: 'inbound',
  status: 'received',
})

const byText = { source: 'text', created_by: null }
const ofCustomer: At = (location) => ({
  customer_id: parent('customers', { location_id: location }),
})

/** Conversations and what is written in them. */
export const messagesFixtures: Fixtures = {
  customers: {
    defaults: () => ({ phone: phone() }),
    rows: {
      ...byLocationOrNone(),
      'at my location, deleted': () => ({ location_id: here, deleted_at: '2026-11-20T16:00:00Z' }),
    },
  },
  conversations: {
    rows: {
      'at my location': () => conversation(here),
      'at another location': () => conversation(there),
      'at every location': () => conversation(null),
      'at my location, moved to another': () => conversation(here),
    },
    changes: { 'at my location, moved to another': () => ({ location_id: there }) },
  },
  messages: {
    rows: {
      'mine, to send, at my location': toSend('me', here),
      'a colleague’s, to send, at my location': toSend('colleague', here),
      'nobody’s, to send, at my location': toSend('me', here, { author_id: null }),
      'mine, to send, at another location': toSend('me', there),
      'mine, sent, at my location': toSend('me', here, { status: 'sent' }),
      'received, at my location': received(here),
      'received, at another location': received(there),
    },
  },
  opt_outs: {
    rows: {
      'mine, at my location': ({ me }) => ({
        source: 'staff',
        created_by: me,
        ...ofCustomer(here),
      }),
      'a colleague’s, at my location': ({ colleague }) => ({
        source: 'staff',
        created_by: colleague,
        ...ofCustomer(here),
      }),
      'mine, at another location': ({ me }) => ({
        source: 'staff',
        created_by: me,
        ...ofCustomer(there),
      }),
      'by text, at my location': () => ({ ...byText, ...ofCustomer(here) }),
    },
  },
  drafts: { rows: byAuthor('author_id', inConversation) },
  notes: { rows: byAuthor('author_id', inConversation) },
  scheduled_messages: {
    rows: {
      'mine, at my location': ({ me }) => ({ author_id: me, ...inConversation(here) }),
      'a colleague’s, cancelled': ({ colleague }) => ({
        author_id: colleague,
        ...inConversation(here),
      }),
      'a colleague’s, rewritten': ({ colleague }) => ({
        author_id: colleague,
        ...inConversation(here),
      }),
      'mine, at another location': ({ me }) => ({ author_id: me, ...inConversation(there) }),
      'mine, sent': ({ me }) => ({
        author_id: me,
        ...inConversation(here),
        status: 'sent',
        message_id: parent('messages', { ...toCustomer(here), status: 'received' }),
      }),
    },
    changes: {
      'a colleague’s, cancelled': () => ({ status: 'cancelled' }),
      'a colleague’s, rewritten': () => ({ body: 'Come for free!' }),
    },
  },
  canned_replies: { rows: byAuthorOrEverywhere('created_by', inColumn()) },
  macros: {
    defaults: () => ({ actions: '[]' }),
    rows: byAuthorOrEverywhere('created_by', inColumn()),
  },
  escalations: {
    rows: {
      ...byAuthor('created_by', inColumn()),
      'the system’s, at my location': () => ({ created_by: null, location_id: here }),
      'claimed by me': unclaimed,
      'claimed in a colleague’s name': unclaimed,
      'answered by me': unclaimed,
      'answered in a colleague’s name': unclaimed,
      'a colleague’s claim, answered by me': claimed,
      'answered before, then otherwise': answered,
    },
    changes: {
      'claimed by me': ({ me }) => ({ claimed_by: me }),
      'claimed in a colleague’s name': ({ colleague }) => ({ claimed_by: colleague }),
      'answered by me': answeredBy('me'),
      'answered in a colleague’s name': answeredBy('colleague'),
      'a colleague’s claim, answered by me': answeredBy('me'),
      'answered before, then otherwise': () => ({ answer: 'No.' }),
    },
  },
  on_call: {
    defaults: () => ({
      staff_id: parent('staff', { role: 'operator' }),
      ends_at: '2026-11-21T15:00:00Z',
    }),
    rows: {
      ...byAuthor('created_by', inColumn()),
      'mine, at every location': ({ me }) => ({ created_by: me, location_id: null }),
    },
  },
}

function unclaimed({ colleague }: Scene) {
  return { created_by: colleague, location_id: here }
}

function claimed(scene: Scene) {
  return { ...unclaimed(scene), claimed_by: scene.colleague }
}

function answered(scene: Scene) {
  const at = '2026-11-20T16:00:00Z'
  return { ...claimed(scene), ...answeredBy('colleague')(scene), answered_at: at, resolved_at: at }
}

function answeredBy(by: keyof Scene) {
  return (scene: Scene) => ({ answer: 'Yes.', answered_by: scene[by] })
}
