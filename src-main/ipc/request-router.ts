import type { Person } from '@shared/accounts/account-contract'
import { AppError, reportOf, toAppError } from '@shared/ipc/app-error'
import type { Result } from '@shared/ipc/bridge'
import { maximumInputLength, type Routes, routes } from '@shared/ipc/contract'
import type { Route } from '@shared/ipc/route'
import { z } from 'zod'
import type { CallContext, HandlersFor } from '../platform/handlers'
import type { Logger } from '../platform/logger'

export type AppHandlers = HandlersFor<Omit<Routes, 'requests.cancel'>>

type AnyHandler = (input: unknown, call: CallContext) => unknown

const envelope = z.strictObject({
  route: z.string().max(100),
  input: z.unknown(),
  requestId: z.uuid(),
})

/**
 * The one door from the renderer: parses a call, checks who makes it, and answers with a result.
 * Nothing throws across it.
 */
export class RequestRouter {
  private readonly running = new Map<string, AbortController>()

  constructor(
    private readonly the: {
      readonly handlers: AppHandlers
      readonly person: () => Person | null
      readonly logger: Logger
    },
  ) {}

  /** @param trusted whether the sender is the app's own page in its main frame */
  async handle(message: unknown, trusted: boolean): Promise<Result<unknown>> {
    try {
      if (!trusted) throw new AppError('FOREIGN_SENDER', 'This page may not call ClubOS.')
      return { ok: true, data: await this.dispatch(message) }
    } catch (thrown) {
      const error = toAppError(thrown)
      this.log(error, message)
      return { ok: false, error: reportOf(error) }
    }
  }

  /** Stops every running request, as when the window goes away. */
  cancelAll(): void {
    for (const controller of this.running.values()) controller.abort()
  }

  private async dispatch(message: unknown): Promise<unknown> {
    const call = envelope.safeParse(message)
    if (!call.success) throw new AppError('MALFORMED_REQUEST', 'The request has the wrong shape.')
    const { route: name, input, requestId } = call.data
    if (!isRoute(name)) throw new AppError('UNKNOWN_ROUTE', 'There is no such request.')
    this.checkRole(routes[name])
    const parsed = parseInput(routes[name], input)
    if (name === 'requests.cancel') return this.cancel(parsed)
    // The contract ties each handler to its route's input; the table is indexed by name here.
    return this.run(this.the.handlers[name] as AnyHandler, parsed, requestId)
  }

  private checkRole(route: Route): void {
    if (route.roles === 'anyone') return
    const person = this.the.person()
    if (person === null) throw new AppError('SIGNED_OUT', 'Sign in first.')
    if (!route.roles.includes(person.role)) {
      throw new AppError('FORBIDDEN', 'Your role does not allow this. Ask a manager.')
    }
  }

  private async run(handler: AnyHandler, input: unknown, requestId: string): Promise<unknown> {
    if (this.running.has(requestId)) {
      throw new AppError('DUPLICATE_REQUEST', 'A request with this id is already running.')
    }
    const controller = new AbortController()
    this.running.set(requestId, controller)
    try {
      return await handler(input, { requestId, signal: controller.signal })
    } finally {
      this.running.delete(requestId)
    }
  }

  private cancel(input: unknown): null {
    const { requestId } = routes['requests.cancel'].input.parse(input)
    this.running.get(requestId)?.abort()
    return null
  }

  private log(error: AppError, message: unknown): void {
    const route = isObject(message) && typeof message.route === 'string' ? message.route : '?'
    const fields = { code: error.code, route: route.slice(0, 100) }
    if (error.code === 'INTERNAL') this.the.logger.error('A request failed.', { ...fields, error })
    else this.the.logger.warn('A request was refused.', fields)
  }
}

function isRoute(name: string): name is keyof Routes {
  return Object.hasOwn(routes, name)
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

function parseInput(route: Route, input: unknown): unknown {
  const { characters, bytes } = sizeOf(input)
  if (characters > maximumInputLength || bytes > (route.maximumBytes ?? 0)) {
    throw new AppError('TOO_LARGE', 'The request is too large. Send less at once.')
  }
  const parsed = route.input.safeParse(input)
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  const where = issue?.path.length ? `${issue.path.join('.')}: ` : ''
  throw new AppError('INVALID_INPUT', `${where}${issue?.message ?? 'The input is not valid.'}`)
}

/**
 * Characters of the JSON form; what has none (a cycle, a BigInt) is not an input at all. Files come
 * as bytes and are counted apart: this door already checks sender, role and route, which a second
 * way in for files would have to do again, and their JSON form would be many times their size.
 */
function sizeOf(input: unknown): { readonly characters: number; readonly bytes: number } {
  let bytes = 0
  const withoutFiles = (_key: string, value: unknown) => {
    if (!(value instanceof Uint8Array)) return value
    bytes += value.byteLength
    return null
  }
  try {
    const characters = JSON.stringify(input, withoutFiles)?.length ?? 0
    return { characters, bytes }
  } catch {
    throw new AppError('INVALID_INPUT', 'The input is not plain data.')
  }
}
