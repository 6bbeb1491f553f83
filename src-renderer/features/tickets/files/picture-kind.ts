export type PictureKind = 'jpeg' | 'png' | 'webp' | 'gif' | 'heic'

const heicBrands = ['heic', 'heix', 'hevc', 'hevx', 'heim', 'heis', 'mif1', 'msf1']
/** More pixels than any camera has: small files can claim them to fill the memory. */
const mostPixels = 150_000_000

/** What the first bytes of a file say that it is; `null`: no picture. */
export function pictureKind(head: Uint8Array): PictureKind | null {
  const text = String.fromCharCode(...head.subarray(0, 16))
  if (text.startsWith('\xff\xd8\xff')) return 'jpeg'
  if (text.startsWith('\x89PNG\r\n\x1a\n')) return 'png'
  if (text.startsWith('GIF8')) return 'gif'
  if (text.startsWith('RIFF') && text.slice(8, 12) === 'WEBP') return 'webp'
  return text.slice(4, 8) === 'ftyp' && heicBrands.includes(text.slice(8, 12)) ? 'heic' : null
}

/** Whether a PNG claims more pixels than can be drawn. @param head its first 24 bytes or more */
export function isBomb(head: Uint8Array): boolean {
  if (head.byteLength < 24) return true
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength)
  return view.getUint32(16) * view.getUint32(20) > mostPixels
}
