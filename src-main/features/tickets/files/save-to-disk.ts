import { writeFile } from 'node:fs/promises'
import { AppError } from '@shared/ipc/app-error'
import type { Desktop } from './desktop-ports'

/** Asks for a place and writes the bytes there. @throws AppError NO_WINDOW, NOT_SAVED */
export async function saveToDisk(
  desktop: Desktop | null,
  name: string,
  bytes: Uint8Array,
): Promise<{ saved: boolean }> {
  const place = await windowOf(desktop).askWhere(name)
  if (place === null) return { saved: false }
  try {
    await writeFile(place, bytes)
  } catch (cause) {
    throw new AppError('NOT_SAVED', 'It could not be written there. Choose another folder.', {
      cause,
    })
  }
  return { saved: true }
}

/** @throws AppError NO_WINDOW */
export function windowOf(desktop: Desktop | null): Desktop {
  if (desktop !== null) return desktop
  throw new AppError('NO_WINDOW', 'This needs the ClubOS window.')
}
