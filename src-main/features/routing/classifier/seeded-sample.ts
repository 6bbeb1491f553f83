/** Up to `most` of the positions 0 … count − 1, in order; the same ones for the same seed. */
export function seededSample(count: number, most: number, seed: number): readonly number[] {
  const positions = Array.from({ length: count }, (_, i) => i)
  if (count <= most) return positions
  const next = mulberry32(seed)
  for (let i = 0; i < most; i += 1) {
    const other = i + Math.floor(next() * (count - i))
    const here = positions[i] ?? 0
    positions[i] = positions[other] ?? 0
    positions[other] = here
  }
  return positions.slice(0, most).sort((a, b) => a - b)
}

/** Numbers from 0 up to 1: Tommy Ettinger's mulberry32. */
function mulberry32(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
