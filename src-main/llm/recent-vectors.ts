/** As many vectors as fit, in memory; the one that was longest unused goes first. */
export class RecentVectors {
  // A Map keeps the order in which its keys were put in.
  private readonly vectors = new Map<string, Float32Array>()

  constructor(private readonly most: number) {}

  get(text: string): Float32Array | null {
    const vector = this.vectors.get(text)
    if (vector === undefined) return null
    this.set(text, vector)
    return vector
  }

  set(text: string, vector: Float32Array): void {
    this.vectors.delete(text)
    this.vectors.set(text, vector)
    const [oldest] = this.vectors.keys()
    if (this.vectors.size > this.most && oldest !== undefined) this.vectors.delete(oldest)
  }
}
