export type StoredValue = null | number | string | Buffer

const fixedBytes = [0, 1, 2, 3, 4, 6, 8, 8, 0, 0]
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/**
 * The values of a row as SQLite stores them (https://sqlite.org/fileformat2.html#record_format).
 * @throws RangeError, TypeError when the bytes cannot be a row
 */
export function readRecord(payload: Buffer): StoredValue[] {
  const header = readVarint(payload, 0)
  const values: StoredValue[] = []
  let at = header.value
  let next = header.next
  while (next < header.value) {
    const type = readVarint(payload, next)
    next = type.next
    const bytes = fixedBytes[type.value] ?? Math.floor((type.value - 12) / 2)
    if (at + bytes > payload.length) throw new RangeError('The value reaches beyond its row')
    values.push(readValue(type.value, payload.subarray(at, at + bytes)))
    at += bytes
  }
  if (next !== header.value || at !== payload.length) throw new RangeError('Not a row')
  return values
}

function readValue(type: number, bytes: Buffer): StoredValue {
  if (type === 0) return null
  if (type <= 5) return bytes.readIntBE(0, bytes.length)
  if (type === 6) return Number(bytes.readBigInt64BE())
  if (type === 7) return bytes.readDoubleBE()
  if (type <= 9) return type - 8
  if (type <= 11) throw new RangeError('Not a type')
  return type % 2 === 0 ? Buffer.from(bytes) : utf8.decode(bytes)
}

/** Big-endian groups of seven bits; no number of ours needs the ninth byte. */
export function readVarint(bytes: Buffer, at: number): { value: number; next: number } {
  let value = 0
  for (let next = at; next < at + 8; next += 1) {
    const byte = bytes.readUInt8(next)
    value = value * 128 + (byte & 0x7f)
    if (byte < 0x80) return { value, next: next + 1 }
  }
  throw new RangeError('Not a number of ours')
}
