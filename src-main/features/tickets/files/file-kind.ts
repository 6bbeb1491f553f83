import { AppError } from '@shared/ipc/app-error'
import { shownImages } from '@shared/tickets/attachment-contract'
import { namesProgram } from '@shared/tickets/file-name'
import { once } from '../../../platform/once'
import { isText } from './file-bytes'

// Read when the first file comes: nobody waits for it at the start.
const detector = once(() => import('file-type'))

const unknown = 'application/octet-stream'

const known: ReadonlySet<string> = new Set([
  ...shownImages,
  'image/heic',
  'image/heif',
  'image/avif',
  'application/pdf',
  'application/zip',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'video/mp4',
  'video/quicktime',
])

/** Formats that systems run. An installer for Windows looks like an old Office file: `x-cfb`. */
const programs: ReadonlySet<string> = new Set([
  'application/x-msdownload',
  'application/x-elf',
  'application/x-mach-binary',
  'application/java-vm',
  'application/java-archive',
  'application/vnd.android.package-archive',
  'application/x-ms-shortcut',
  'application/x.ms.shortcut',
  'application/x.apple.alias',
  'application/x-deb',
  'application/x-rpm',
  'application/x-apple-diskimage',
  'application/x-google-chrome-extension',
  'application/x-xpinstall',
  'application/x-cfb',
  'application/wasm',
])

/**
 * What a file is by its bytes, never by its name; what nobody knows can be kept and saved, and is
 * never opened here. @throws AppError PROGRAM_REFUSED
 */
export async function fileKind(name: string, bytes: Uint8Array): Promise<string> {
  const { fileTypeFromBuffer } = await detector()
  const mime = (await fileTypeFromBuffer(bytes).catch(() => undefined))?.mime
  if (namesProgram(name) || isScript(bytes) || (mime !== undefined && programs.has(mime))) {
    throw programRefused(name)
  }
  if (mime !== undefined && known.has(mime)) return mime
  return (await isText(bytes)) ? 'text/plain' : unknown
}

export function programRefused(name: string): AppError {
  return new AppError(
    'PROGRAM_REFUSED',
    `“${name}” is or looks like a program, which may harm whoever opens it. Programs cannot be added.`,
  )
}

/** The kind of picture that these bytes begin, whatever was said of them; `null`: none that is shown. */
export function imageKind(bytes: Uint8Array): (typeof shownImages)[number] | null {
  const begins = (text: string, at = 0) =>
    [...text].every((character, index) => bytes[at + index] === character.charCodeAt(0))
  if (begins('\xff\xd8\xff')) return 'image/jpeg'
  if (begins('\x89PNG\r\n\x1a\n')) return 'image/png'
  if (begins('GIF87a') || begins('GIF89a')) return 'image/gif'
  return begins('RIFF') && begins('WEBP', 8) ? 'image/webp' : null
}

const isScript = (bytes: Uint8Array) => bytes[0] === 0x23 && bytes[1] === 0x21
