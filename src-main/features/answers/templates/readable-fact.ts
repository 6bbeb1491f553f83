import { weekdays } from '@shared/knowledge/opening-hours'
import { spokenDays, spokenTime } from './spoken-times'

/** A fact's value in words that a person can check, one line an entry. */
export function readableFact(value: unknown): string {
  if (!isRecord(value) && !Array.isArray(value)) return plain(value)
  const lines = Array.isArray(value)
    ? value.map((entry) => `- ${inline(entry)}`)
    : Object.entries(value).map(([name, entry]) => `- ${named(name, entry)}`)
  return lines.join('\n')
}

function inline(value: unknown): string {
  if (Array.isArray(value)) {
    const days = weekdays.filter((day) => value.includes(day))
    return days.length > 0 && days.length === value.length
      ? spokenDays(days)
      : value.map(inline).join(', ')
  }
  if (!isRecord(value)) return plain(value)
  return Object.entries(value)
    .map(([name, entry]) => named(name, entry))
    .join('; ')
}

function named(name: string, value: unknown): string {
  const words = name.replace(/([a-z])([A-Z])/gu, '$1 $2').toLowerCase()
  if (typeof value === 'number' && /cents/iu.test(name)) {
    const rest = words.replace(/ ?cents ?/u, ' ').trim()
    return `${rest === '' ? 'price' : rest}: ${(value / 100).toFixed(2)}`
  }
  return `${words}: ${inline(value)}`
}

function plain(value: unknown): string {
  if (value === null) return 'none'
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  const text = String(value)
  return /^(?:[01]\d|2[0-4]):[0-5]\d$/u.test(text) ? spokenTime(text) : text
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
