import { dollarsText } from '../cost-text'

/** How a number of a setting is written in its field, and back. */
export interface NumberForm {
  readonly write: (value: number) => string
  /** Null where it is no such number. */
  readonly read: (text: string) => number | null
  /** With its unit. */
  readonly show: (value: number) => string
}

/** Cents, written in dollars. */
export const dollarForm: NumberForm = {
  write: (cents) => (cents % 100 === 0 ? String(cents / 100) : (cents / 100).toFixed(2)),
  read: (text) => scaled(text, 100, 0),
  show: dollarsText,
}

/** Shares, written in per cent with one decimal. */
export const percentForm: NumberForm = {
  write: (share) => String(Number((100 * share).toFixed(1))),
  read: (text) => scaled(text, 0.01, 3),
  show: (share) => `${percentForm.write(share)}%`,
}

function scaled(text: string, factor: number, digits: number): number | null {
  const value = Number(text.trim().replace(',', '.'))
  if (text.trim() === '' || !Number.isFinite(value) || value < 0) return null
  return Number((value * factor).toFixed(digits))
}
