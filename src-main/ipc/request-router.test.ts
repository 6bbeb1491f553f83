import { randomUUID } from 'node:crypto'
import type { Person } from '@shared/accounts/account-contract'
import { maximumInputLength, routes } from '@shared/ipc/contract'
import { largestAttachment } from '@shared/tickets/attachment-contract'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { silentLogger } from '../platform/logger'
import { type AppHandlers, RequestRouter } from './request-router'

const person = (role: Person['role']): Person => ({
  id: randomUUID(),
  name: 'Dana',
  email: 'dana@fairway24.example',
  role,
  locations: [],
})

/** Handlers that say which of them was called with what; `traces.show` waits to be cancelled. */
function recordingHandlers(calls: [string, unknown][]): AppHandlers {
  return new Proxy({} as AppHandlers, {
    get: (_target, name: string) => (input: unknown, call: { signal: AbortSignal }) => {
      calls.push([name, input])
      if (name !== 'traces.show') return { called: name }
      return new Promise((resolve) =>
        call.signal.addEventListener('abort', () => resolve('stopped')),
      )
    },
  })
}

function door(who: Person | null) {
  const calls: [string, unknown][] = []
  const handlers = recordingHandlers(calls)
  const router = new RequestRouter({ handlers, person: () => who, logger: silentLogger })
  return { router, calls }
}

const call = (route: string, input: unknown = {}, requestId: unknown = randomUUID()) => ({
  route,
  input,
  requestId,
})

const photo = { ticketId: randomUUID(), name: 'bay 4.jpg' }

const refused = (code: string) => ({ ok: false, error: expect.objectContaining({ code }) })

describe('RequestRouter', () => {
  it('parses the input before the handler sees it', async () => {
    const { router, calls } = door(person('support'))
    await router.handle(call('ask.ask', { question: '  hours?  ', extra: 1 }), true)
    expect(calls).toEqual([['ask.ask', { question: 'hours?', locationId: null }]])
  })

  it.each([
    ['a foreign frame', call('system.status'), false, 'FOREIGN_SENDER'],
    ['no envelope', 'system.status', true, 'MALFORMED_REQUEST'],
    ['a request id that is none', call('system.status', {}, 'x'), true, 'MALFORMED_REQUEST'],
    ['an unknown route', call('tickets.drop'), true, 'UNKNOWN_ROUTE'],
    ['a route of Object itself', call('constructor'), true, 'UNKNOWN_ROUTE'],
    ['an empty question', call('ask.ask', { question: '  ' }), true, 'INVALID_INPUT'],
    ['a role that may not', call('traces.list'), true, 'FORBIDDEN'],
    [
      'a huge input',
      call('ask.ask', { question: 'x'.repeat(maximumInputLength) }),
      true,
      'TOO_LARGE',
    ],
    [
      'a file that is too large',
      call('attachments.add', { ...photo, bytes: new Uint8Array(largestAttachment + 1) }),
      true,
      'TOO_LARGE',
    ],
    [
      'a file where none is taken',
      call('ask.ask', { question: 'hours?', more: [new Uint8Array(1)] }),
      true,
      'TOO_LARGE',
    ],
    [
      'a list in place of bytes',
      call('attachments.add', { ...photo, bytes: [1, 2] }),
      true,
      'INVALID_INPUT',
    ],
  ])('refuses %s with a code', async (_case, message, trusted, code) => {
    const { route } = Object(message)
    const aboutFiles = String(route).startsWith('attachments.')
    const { router, calls } = door(person(aboutFiles ? 'support' : 'kiosk'))
    expect(await router.handle(message, trusted)).toEqual(refused(code))
    expect(calls).toEqual([])
  })

  it('takes a file of the largest size where a route does', async () => {
    const { router, calls } = door(person('support'))
    const bytes = new Uint8Array(largestAttachment)
    const answer = await router.handle(call('attachments.add', { ...photo, bytes }), true)
    expect(answer).toMatchObject({ ok: true })
    // Compared as one thing: element by element would take minutes.
    expect(Object(calls[0]?.[1]).bytes === bytes).toBe(true)
  })

  it('refuses a cycle as input', async () => {
    const cycle: Record<string, unknown> = {}
    cycle.self = cycle
    expect(await door(null).router.handle(call('system.status', cycle), true)).toEqual(
      refused('INVALID_INPUT'),
    )
  })

  it('lets each role through to its own routes only', async () => {
    for (const [name, route] of Object.entries(routes)) {
      if (name === 'requests.cancel' || route.roles === 'anyone') continue
      expect(await door(null).router.handle(call(name), true)).toEqual(refused('SIGNED_OUT'))
      for (const role of ['kiosk', 'support', 'operator', 'manager', 'admin'] as const) {
        const allowed = (route.roles as readonly string[]).includes(role)
        const { router } = door(person(role))
        // Without an input most calls fail later, but never for the role.
        const result = name === 'traces.show' ? null : await router.handle(call(name), true)
        if (result !== null && !allowed) expect(result).toEqual(refused('FORBIDDEN'))
        if (result !== null && allowed) expect(result).not.toEqual(refused('FORBIDDEN'))
      }
    }
  })

  it('cancels a running request by its id', async () => {
    const { router } = door(person('manager'))
    const requestId = randomUUID()
    const running = router.handle(call('traces.show', { traceId: 'a'.repeat(32) }, requestId), true)
    await router.handle(call('requests.cancel', { requestId }), true)
    expect(await running).toEqual({ ok: true, data: 'stopped' })
  })

  it('refuses a second request under a running id', async () => {
    const { router } = door(person('manager'))
    const twice = call('traces.show', { traceId: 'a'.repeat(32) })
    const first = router.handle(twice, true)
    expect(await router.handle(twice, true)).toEqual(refused('DUPLICATE_REQUEST'))
    router.cancelAll()
    await first
  })

  it('never throws, whatever arrives', async () => {
    const { router } = door(person('admin'))
    await fc.assert(
      fc.asyncProperty(fc.anything(), async (message) => {
        expect(await router.handle(message, true)).toMatchObject({ ok: false })
      }),
    )
  })
})
