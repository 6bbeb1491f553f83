/** Longest name that the usual disks take, in bytes of UTF-8. */
const mostBytes = 255
const longestExtension = 16

// Controls, line ends, marks that turn text around or hide in it, and what has no character.
const unseen =
  /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu
const refusedByWindows = /[<>:"|?*]/g
/** Names of devices on Windows, whatever follows the first dot. */
const devices = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])\s*(\.|$)/i

/**
 * A name under which a file can be shown and saved on every system: the last part of a path, without
 * what cannot be seen or is not allowed, at most 255 bytes; `file` where nothing is left.
 * Cleaning a clean name changes nothing.
 */
export function cleanFileName(name: string): string {
  const last = name.split(/[/\\]/).findLast((part) => trimmed(plain(part)) !== '') ?? ''
  const whole = trimmed(plain(last))
  const named = whole === '' ? 'file' : whole
  return shortened(devices.test(named) ? `_${named}` : named)
}

function plain(part: string): string {
  return part.replaceAll(unseen, '').replaceAll(refusedByWindows, '-').normalize('NFC')
}

/** Windows drops dots and spaces at the end; a dot in front would hide the file elsewhere. */
function trimmed(part: string): string {
  return part
    .replaceAll(/\s+/g, ' ')
    .replace(/^[. ]+/, '')
    .replace(/[. ]+$/, '')
}

/** Shorter by its stem, so that it still opens with the same program. */
function shortened(name: string): string {
  if (bytesOf(name) <= mostBytes) return name
  const dot = name.lastIndexOf('.')
  const isExtension = dot > 0 && name.length - dot <= longestExtension
  const extension = isExtension ? name.slice(dot) : ''
  let stem = ''
  let bytes = bytesOf(extension)
  for (const character of isExtension ? name.slice(0, dot) : name) {
    bytes += bytesOf(character)
    if (bytes > mostBytes) break
    stem += character
  }
  return `${trimmed(stem)}${extension}`
}

/** Of the text in UTF-8. */
function bytesOf(text: string): number {
  let bytes = 0
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0
    bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4
  }
  return bytes
}

// What systems run when somebody opens it.
const programs = new Set([
  ...['app', 'appimage', 'apk', 'bash', 'bat', 'cmd', 'com', 'command', 'cpl', 'deb', 'desktop'],
  ...['dll', 'dmg', 'exe', 'hta', 'inf', 'jar', 'js', 'jse', 'lnk', 'mjs', 'msc', 'msi', 'msix'],
  ...['pif', 'pkg', 'ps1', 'psm1', 'reg', 'rpm', 'scf', 'scr', 'sh', 'url', 'vbe', 'vbs', 'wsf'],
])

/** Whether a file of that name would be run when somebody opens it. */
export function namesProgram(name: string): boolean {
  const extension = name.slice(name.lastIndexOf('.') + 1)
  return name.includes('.') && programs.has(extension.toLowerCase().trim())
}
