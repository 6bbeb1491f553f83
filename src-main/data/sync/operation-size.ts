import { AppError } from '@shared/ipc/app-error'
import { maximumOperationBytes, type Operation, type SentOperation } from './protocol'

export function bytesOf(operation: Operation | SentOperation): number {
  return Buffer.byteLength(JSON.stringify(operation))
}

/** What sending adds: its number, and a time by the central clock. */
const addedBySending = 64

/** @throws AppError TOO_LARGE */
export function refuseTooLarge(operation: Operation): void {
  if (bytesOf(operation) + addedBySending <= maximumOperationBytes) return
  const most = maximumOperationBytes / 1024
  throw new AppError('TOO_LARGE', `This is too much for one change: at most ${most} KB are kept.`)
}
