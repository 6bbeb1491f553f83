import { randomBytes } from 'node:crypto'
import { v7 } from 'uuid'

/** A UUID v7: sorts by the time it was made. */
export function newId(): string {
  return v7()
}

/** 32 hex digits that sort by time: a UUID v7 without dashes, the size OpenTelemetry asks for. */
export function newTraceId(): string {
  return v7().replaceAll('-', '')
}

/** 16 random hex digits. */
export function newSpanId(): string {
  return randomBytes(8).toString('hex')
}
