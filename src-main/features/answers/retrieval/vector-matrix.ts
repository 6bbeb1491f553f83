/** Many vectors of one length side by side: one pass over them compares all with another. */
export class VectorMatrix {
  private readonly numbers: Float32Array
  readonly size: number
  private readonly width: number

  constructor(vectors: readonly Float32Array[]) {
    this.size = vectors.length
    this.width = vectors.find(({ length }) => length > 0)?.length ?? 0
    this.numbers = new Float32Array(this.size * this.width)
    vectors.forEach((vector, i) => {
      this.numbers.set(vector, i * this.width)
    })
  }

  /** Inner products with each of them, or with some in a row; zero where the widths differ. */
  times(vector: Float32Array, from = 0, to = this.size): Float32Array {
    const { numbers, width } = this
    const products = new Float32Array(to - from)
    if (vector.length !== width) return products
    for (let i = from; i < to; i += 1) products[i - from] = product(numbers, i * width, vector)
    return products
  }

  /** The vectors' mean; it is shorter than 1, the more so the less they have in common. */
  mean(): Float32Array {
    const { numbers, width, size } = this
    const mean = new Float32Array(width)
    for (let i = 0; i < numbers.length; i += 1)
      mean[i % width] = (mean[i % width] ?? 0) + (numbers[i] ?? 0) / size
    return mean
  }
}

/** Four sums at a time: the engine keeps them in registers, which halves the time. */
function product(numbers: Float32Array, from: number, vector: Float32Array): number {
  let [a, b, c, d] = [0, 0, 0, 0]
  const end = vector.length - (vector.length % 4)
  for (let i = 0; i < end; i += 4) {
    a += (numbers[from + i] ?? 0) * (vector[i] ?? 0)
    b += (numbers[from + i + 1] ?? 0) * (vector[i + 1] ?? 0)
    c += (numbers[from + i + 2] ?? 0) * (vector[i + 2] ?? 0)
    d += (numbers[from + i + 3] ?? 0) * (vector[i + 3] ?? 0)
  }
  for (let i = end; i < vector.length; i += 1) a += (numbers[from + i] ?? 0) * (vector[i] ?? 0)
  return a + b + c + d
}
