import { AppError } from '@shared/ipc/app-error'

/** @throws AppError USAGE that names the locations there are */
export function checkLocation(id: string, known: readonly { readonly id: string }[]): void {
  if (known.some((location) => location.id === id)) return
  const names = known.map((location) => location.id).join(', ')
  throw new AppError('USAGE', `There is no location “${id}”. Known: ${names}.`)
}
