import { createHash } from 'node:crypto'
import { inTurns } from '../../../platform/in-turns'

/** Of the largest file, hashing all of it at once holds everything else up for 25 to 60 ms. */
const sliceBytes = 1024 * 1024

/** SHA-256 as hex; others have their turn meanwhile. */
export async function sha256Of(bytes: Uint8Array): Promise<string> {
  const hash = createHash('sha256')
  await inTurns(slicesOf(bytes), (slice) => void hash.update(slice))
  return hash.digest('hex')
}

/** Whether it is UTF-8 that holds no NUL; others have their turn meanwhile. */
export async function isText(bytes: Uint8Array): Promise<boolean> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  try {
    await inTurns(slicesOf(bytes), (slice) => {
      if (slice.includes(0)) throw new TypeError('Texts hold no NUL.')
      decoder.decode(slice, { stream: true })
    })
    decoder.decode()
    return true
  } catch {
    return false
  }
}

function* slicesOf(bytes: Uint8Array): Generator<Uint8Array> {
  for (let from = 0; from < bytes.byteLength; from += sliceBytes) {
    yield bytes.subarray(from, from + sliceBytes)
  }
}
