import { dotProgram } from './dot-program'

/**
 * Many inner products at once, 8 to 15 times as fast as a loop in JavaScript: a small WebAssembly
 * SIMD program, written here instruction by instruction (no binary in the repository, no native
 * module). WebAssembly defines each rounding, so every computer gets the same numbers.
 */
export interface DotProducts {
  /** The memory; everything below is counted in its elements. */
  readonly floats: Float32Array
  /** c[i,j] −= Σₖ a[i,k]·b[j,k], for matrices that lie row by row in the memory. */
  subtract(call: DotCall): void
  /** What another thread needs to do the same; it can where the memory is shared. */
  readonly parts: DotParts
}

export interface DotCall {
  /** Where the first element of each matrix is, and how far its rows are apart. */
  readonly a: Place
  readonly b: Place
  readonly c: Place
  /** Multiple of 4. */
  readonly rows: number
  /** Multiple of the tile's width. */
  readonly columns: number
  /** Multiple of 4. */
  readonly depth: number
}

export interface Place {
  readonly at: number
  readonly stride: number
}

export interface DotParts {
  readonly module: object
  readonly memory: object
  readonly run: (...numbers: readonly number[]) => void
}

/** The part of the global `WebAssembly` that is used; TypeScript declares it only for browsers. */
declare const WebAssembly: {
  readonly Memory: new (size: {
    readonly initial: number
    readonly maximum: number
    readonly shared: boolean
  }) => { readonly buffer: ArrayBufferLike }
  readonly Module: new (bytes: Uint8Array<ArrayBuffer>) => object
  readonly Instance: new (
    module: object,
    imports: object,
  ) => { readonly exports: Pick<DotParts, 'run'> }
}

const pageBytes = 65_536

export interface DotRoom {
  /** How many 32-bit numbers the memory holds, all 0 at first. */
  readonly elements: number
  /** Rows of `b` that are worked on together: 2 for matrices, 1 for a vector. */
  readonly tileColumns: 1 | 2
  /** Whether other threads may work in the memory. */
  readonly shared?: boolean
}

export function openDotProducts({ elements, tileColumns, shared = false }: DotRoom): DotProducts {
  const pages = Math.ceil((elements * 4) / pageBytes) + 1
  const memory = new WebAssembly.Memory({ initial: pages, maximum: pages, shared })
  const module = new WebAssembly.Module(dotProgram(tileColumns, shared))
  const { run } = new WebAssembly.Instance(module, { host: { memory } }).exports
  return {
    floats: new Float32Array(memory.buffer),
    subtract: (call) => {
      if (!isEmpty(call)) run(...numbersOf(call))
    },
    parts: { module, memory, run },
  }
}

export function isEmpty({ rows, columns, depth }: DotCall): boolean {
  return rows === 0 || columns === 0 || depth === 0
}

/** How many numbers `numbersOf` gives. */
export const numbersPerCall = 9

/** A call as the program takes it. */
export function numbersOf({ a, b, c, rows, columns, depth }: DotCall): readonly number[] {
  const starts = [a.at * 4, b.at * 4, c.at * 4]
  return [...starts, rows, columns, depth * 4, a.stride * 4, b.stride * 4, c.stride * 4]
}
