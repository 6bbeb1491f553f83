import { AppError } from '@shared/ipc/app-error'
import type { Json } from './protocol'

const deepest = 64

/**
 * A value that PostgreSQL, SQLite and JSON all hold as it is.
 * @throws AppError INVALID_VALUE for lone surrogates, NUL, NaN, undefined, dates, cycles …
 */
export function toJson(value: unknown, name: string): Json {
  const wrong = whatIsWrong(value, 0)
  if (wrong === null) return value as Json
  throw new AppError('INVALID_VALUE', `“${name}” cannot be kept: ${wrong}.`)
}

function whatIsWrong(value: unknown, depth: number): string | null {
  if (depth > deepest) return 'it is nested too deeply'
  switch (typeof value) {
    case 'string':
      return wrongText(value)
    case 'number':
      return Number.isFinite(value) ? null : 'it is not a number'
    case 'boolean':
      return null
    case 'object':
      return value === null ? null : wrongParts(value, depth)
    default:
      return 'it has no value'
  }
}

function wrongParts(value: object, depth: number): string | null {
  if (!Array.isArray(value) && !isPlain(value)) return 'it is not plain data'
  // `entries` of an array skips no holes: they come as undefined and are refused.
  for (const [key, part] of Array.isArray(value) ? value.entries() : Object.entries(value)) {
    const wrong = wrongText(String(key)) ?? whatIsWrong(part, depth + 1)
    if (wrong !== null) return wrong
  }
  return null
}

function wrongText(text: string): string | null {
  if (text.includes('\0')) return 'it contains an invisible NUL character'
  return text.isWellFormed() ? null : 'it contains half a character'
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}
