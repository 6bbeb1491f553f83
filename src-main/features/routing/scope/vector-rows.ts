/** Vectors of one length, one after the other. */
export interface VectorRows {
  readonly count: number
  readonly width: number
  readonly values: Float32Array
}

export function rowsOf(vectors: readonly ArrayLike<number>[], width: number): VectorRows {
  const values = new Float32Array(vectors.length * width)
  vectors.forEach((vector, i) => {
    values.set(vector, i * width)
  })
  return { count: vectors.length, width, values }
}

export function rowAt(rows: VectorRows, index: number): Float32Array {
  return rows.values.subarray(index * rows.width, (index + 1) * rows.width)
}

/** Inner product with one row. Four sums at a time: about three times as fast as one in V8. */
export function dotRow(rows: VectorRows, index: number, vector: Float32Array): number {
  const { values, width } = rows
  const start = index * width
  let a = 0
  let b = 0
  let c = 0
  let d = 0
  let i = 0
  for (; i + 3 < width; i += 4) {
    const at = start + i
    a += (values[at] ?? 0) * (vector[i] ?? 0)
    b += (values[at + 1] ?? 0) * (vector[i + 1] ?? 0)
    c += (values[at + 2] ?? 0) * (vector[i + 2] ?? 0)
    d += (values[at + 3] ?? 0) * (vector[i + 3] ?? 0)
  }
  for (; i < width; i += 1) a += (values[start + i] ?? 0) * (vector[i] ?? 0)
  return a + b + c + d
}

/** The sum of vectors scaled to length 1; a sum of zero stays zero. */
export function directionOf(vectors: readonly Float32Array[], width: number): Float32Array {
  const sum = new Float32Array(width)
  for (const vector of vectors) {
    for (let i = 0; i < width; i += 1) sum[i] = (sum[i] ?? 0) + (vector[i] ?? 0)
  }
  const length = Math.hypot(...sum)
  return length === 0 ? sum : sum.map((value) => value / length)
}
