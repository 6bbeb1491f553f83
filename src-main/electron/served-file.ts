import { join, normalize, sep } from 'node:path'

export const appHost = 'clubos'

/** The file behind an `app://` address; `null` for another host or a path out of the folder. */
export function fileFor(url: string, folder: string): string | null {
  const address = new URL(url)
  if (address.host !== appHost) return null
  const path = decodePath(address.pathname)
  if (path === null || path.includes('\0')) return null
  const file = normalize(join(folder, path === '/' ? 'index.html' : path))
  return file.startsWith(normalize(folder) + sep) ? file : null
}

function decodePath(path: string): string | null {
  try {
    return decodeURIComponent(path)
  } catch {
    return null
  }
}
