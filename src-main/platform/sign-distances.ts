/** The part of the global `WebAssembly` that is used; TypeScript declares it only for browsers. */
declare const WebAssembly: {
  readonly Memory: new (size: { readonly initial: number }) => Memory
  readonly Module: new (bytes: Uint8Array<ArrayBuffer>) => object
  readonly Instance: new (module: object, imports: object) => { readonly exports: Program }
}

interface Memory {
  readonly buffer: ArrayBuffer
  grow(pages: number): number
}

interface Program {
  /** All in bytes of the memory: where the rows begin and end, the query, the distances. */
  run(from: number, to: number, query: number, distances: number): void
}

/** Signs of one vector: 384 bits. */
export const signWords = 12
const rowBytes = signWords * 4
const pageBytes = 65_536
/** The query lies before the rows. */
const firstRow = 64

/**
 * In how many signs a vector differs from each of many: a small WebAssembly program, written below
 * instruction by instruction, because it counts 64 bits at once where JavaScript counts 32 with a
 * dozen operations. A hundred thousand take half a millisecond.
 */
export class SignDistances {
  private readonly memory = new WebAssembly.Memory({ initial: 1 })
  private readonly program: Program
  private words = new Uint32Array(this.memory.buffer)
  private room = 0

  constructor() {
    const module = new WebAssembly.Module(distanceProgram())
    this.program = new WebAssembly.Instance(module, { host: { memory: this.memory } }).exports
  }

  set(row: number, signs: Uint32Array): void {
    this.makeRoomFor(row)
    this.words.set(signs, (firstRow + row * rowBytes) / 4)
  }

  /** One distance a row, for the first `rows` of them; overwritten by the next question. */
  to(query: Uint32Array, rows: number): Uint16Array {
    if (rows === 0) return new Uint16Array()
    this.makeRoomFor(rows - 1)
    this.words.set(query, 0)
    const distances = firstRow + this.room * rowBytes
    this.program.run(firstRow, firstRow + rows * rowBytes, 0, distances)
    return new Uint16Array(this.memory.buffer, distances, rows)
  }

  /** Distances lie behind the last row there is room for. */
  private makeRoomFor(row: number): void {
    if (row < this.room) return
    this.room = Math.max(64, 2 ** Math.ceil(Math.log2(row + 1)))
    const bytes = firstRow + this.room * (rowBytes + 2)
    const missing = Math.ceil((bytes - this.memory.buffer.byteLength) / pageBytes)
    if (missing > 0) this.memory.grow(missing)
    this.words = new Uint32Array(this.memory.buffer)
  }
}

const op = {
  ...{ block: 0x02, loop: 0x03, end: 0x0b, branchIf: 0x0d, noResult: 0x40 },
  ...{ get: 0x20, set: 0x21, tee: 0x22, load64: 0x29, store16: 0x3d, number: 0x41 },
  ...{ below: 0x49, notBelow: 0x4f, add32: 0x6a, countOnes: 0x7b, add64: 0x7c, xor: 0x85 },
} as const
const i32 = 0x7f
const i64 = 0x7e

/** Arguments are the locals 0 to 3; the query's 64-bit words stay in 4 to 9. */
function distanceProgram(): Uint8Array<ArrayBuffer> {
  const [row, end, query, distance, kept] = [0, 1, 2, 3, 4]
  const parts = Array.from({ length: rowBytes / 8 }, (_, i) => i)
  const body = [
    ...[1, parts.length, i64],
    ...parts.flatMap((i) => [op.get, query, op.load64, 3, i * 8, op.set, kept + i]),
    ...[op.block, op.noResult, op.get, row, op.get, end, op.notBelow, op.branchIf, 0],
    ...[op.loop, op.noResult, op.get, distance],
    ...parts.flatMap((i) => [
      ...[op.get, row, op.load64, 3, i * 8, op.get, kept + i, op.xor, op.countOnes],
      ...(i === 0 ? [] : [op.add64]),
    ]),
    ...[op.store16, 1, 0],
    ...[op.get, distance, op.number, 2, op.add32, op.set, distance],
    ...[op.get, row, op.number, rowBytes, op.add32, op.tee, row],
    ...[op.get, end, op.below, op.branchIf, 0, op.end, op.end, op.end],
  ]
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, [1, 0x60, 4, i32, i32, i32, i32, 0]),
    ...section(2, [1, ...name('host'), ...name('memory'), 2, 0, 1]),
    ...section(3, [1, 0]),
    ...section(7, [1, ...name('run'), 0, 0]),
    ...section(10, [1, ...sized(body)]),
  ])
}

const section = (id: number, content: readonly number[]) => [id, ...sized(content)]
const name = (text: string) => sized([...Buffer.from(text)])

/** With its length before it, in groups of 7 bits. */
function sized(content: readonly number[]): readonly number[] {
  const { length } = content
  if (length < 128) return [length, ...content]
  return [(length & 127) | 128, length >> 7, ...content]
}
