import { z } from 'zod'

/** Numbers as whole multiples of one step, written as base64 of signed bytes or words. */
export const packedNumbers = z.strictObject({
  bits: z.union([z.literal(8), z.literal(16)]),
  step: z.number().nonnegative(),
  data: z.base64(),
})

export type PackedNumbers = z.infer<typeof packedNumbers>

/** @param bits 8 keeps a vector's cosines to about 0.001, 16 to about 0.00001 */
export function packNumbers(values: Float32Array, bits: 8 | 16): PackedNumbers {
  let largest = 0
  for (const value of values) largest = Math.max(largest, Math.abs(value))
  const step = largest / (bits === 8 ? 127 : 32_767)
  const bytes = new DataView(new ArrayBuffer(values.length * (bits / 8)))
  values.forEach((value, i) => {
    const whole = step === 0 ? 0 : Math.round(value / step)
    if (bits === 8) bytes.setInt8(i, whole)
    else bytes.setInt16(i * 2, whole, true)
  })
  return { bits, step, data: Buffer.from(bytes.buffer).toString('base64') }
}

export function unpackNumbers({ bits, step, data }: PackedNumbers): Float32Array {
  const buffer = Buffer.from(data, 'base64')
  const bytes = new DataView(buffer.buffer, buffer.byteOffset, buffer.byteLength)
  const values = new Float32Array(Math.floor(buffer.byteLength / (bits / 8)))
  for (let i = 0; i < values.length; i += 1) {
    values[i] = (bits === 8 ? bytes.getInt8(i) : bytes.getInt16(i * 2, true)) * step
  }
  return values
}
