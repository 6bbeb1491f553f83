import { availableParallelism } from 'node:os'
import { invertedFactor } from './cholesky-factor'
import { type DotProducts, openDotProducts, type Place } from './dot-products'
import { type SubtractAll, withDotThreads } from './dot-threads'

/** Rows and columns come in tiles of 4 by 2, and sums in fours. */
const tile = 4
const blockSize = 192
/** Smaller systems are solved before another thread is awake. */
const worthThreads = 1_000
const mostThreads = 4

export interface KernelShape {
  readonly size: number
  readonly classes: number
  /** Room for numbers of the caller's, from `extraAt` on. */
  readonly extra?: number
  /** How many examples, the last ones, to say what the others say of: all, unless given. */
  readonly leftOut?: number
  /** Changes nothing but the time. */
  readonly threads?: number | undefined
}

export interface KernelSolution {
  /** classes × size: how much each example's resemblance speaks for each class. */
  readonly coefficients: Float32Array
  /** leftOut × classes: what all others, without the example itself, say of the last examples. */
  readonly leftOut: Float32Array
}

/** Rows of one block of columns: in the matrix, and side by side in the panel. */
interface PanelPart {
  readonly row: number
  readonly rows: number
  readonly packed: Place
}

/**
 * Room for a kernel matrix of `size` examples: 4·size² bytes. Below the square matrix lie rows for
 * the classes; above its diagonal, for the examples to leave out, the factor's inverse comes to lie.
 */
export class KernelSolver {
  readonly size: number
  /** The padded size: rows of `matrix` are this far apart. */
  readonly stride: number
  readonly extraAt: number
  readonly dots: DotProducts
  private readonly classes: number
  private readonly classRows: number
  private readonly firstLeftOut: number
  private readonly threads: number
  private readonly result: number
  private readonly panel: number
  /** The inverse of the factor's block on the diagonal, negated. */
  private readonly inverse: number

  constructor({ size, classes, extra = 0, leftOut = size, threads }: KernelShape) {
    this.size = size
    this.classes = classes
    this.stride = padded(size, tile)
    this.classRows = padded(classes, tile)
    this.firstLeftOut = size - leftOut
    this.threads = threads ?? usualThreads(size)
    this.result = (this.stride + this.classRows) * this.stride
    this.inverse = this.result + this.classRows * this.stride
    this.panel = this.inverse + blockSize ** 2
    const panelRows = padded(this.stride, blockSize) + padded(this.classRows, blockSize)
    this.extraAt = this.panel + panelRows * blockSize
    const shared = this.threads > 1
    this.dots = openDotProducts({ elements: this.extraAt + extra, tileColumns: 2, shared })
  }

  /**
   * Solves (K + Λ)·α = Y, where Y is 1 for an example's own class and −1 for others: kernel ridge
   * regression, exactly, by blocked Cholesky decomposition (n³/6 multiplications, and as many for
   * the inverse of the factor's last rows, whose diagonal says what each example would get without
   * itself). The caller has filled the lower triangle of the matrix with K + Λ; it is used up.
   * @param classOf the class of each example
   * @param onProgress 0 to 1
   */
  solve(classOf: Int32Array, onProgress: (done: number) => void = () => {}): KernelSolution {
    this.prepare(classOf)
    withDotThreads(this.dots, this.threads, (subtractAll) => {
      for (const at of this.blocks()) {
        this.eliminate(at, subtractAll)
        onProgress(1 - ((this.stride - at) / this.stride) ** 3)
      }
      for (const at of this.blocks().reverse()) this.substitute(at, subtractAll)
    })
    onProgress(1)
    return { coefficients: this.coefficients(), leftOut: this.leftOut(classOf) }
  }

  private prepare(classOf: Int32Array) {
    const { floats } = this.dots
    for (let i = this.size; i < this.stride; i += 1) {
      floats.fill(0, this.cell(i, 0).at, this.cell(i, i).at)
      floats[this.cell(i, i).at] = 1
    }
    // Above other rows nothing is ever written, so that part of the memory costs nothing: 0.4 GB
    // of 15,000 examples.
    for (let i = this.firstInverted; i < this.stride; i += 1) {
      floats.fill(0, this.cell(i, i).at + 1, this.cell(i + 1, 0).at)
    }
    floats.fill(0, this.cell(this.stride, 0).at, this.extraAt)
    for (let c = 0; c < this.classes; c += 1) {
      const { at } = this.cell(this.stride + c, 0)
      for (let i = 0; i < this.size; i += 1) floats[at + i] = classOf[i] === c ? 1 : -1
    }
  }

  /**
   * One block of columns: what is left of it times its own factor's inverse; then that is taken
   * off all columns to the right. The rows of the classes come out as L⁻¹·Y, transposed, and the
   * rows above the diagonal, which start from nothing, as L⁻¹.
   */
  private eliminate(at: number, subtractAll: SubtractAll) {
    this.invertDiagonal(at)
    const parts = this.partsOf(at)
    this.dots.floats.fill(0, this.panel, this.panel + parts.length * blockSize ** 2)
    const [width, b] = [this.width(at), { at: this.inverse, stride: blockSize }]
    const scaled = parts.filter(({ row }) => row !== at)
    subtractAll(
      scaled.map(({ row, rows, packed }) => {
        return { a: this.cell(row, at), b, c: packed, rows, columns: width, depth: width }
      }),
    )
    for (const { row, rows, packed } of parts) {
      const place = this.cell(row, at)
      if (row === at) this.copyRows(place, packed, { rows, width })
      else this.copyRows(packed, place, { rows, width })
    }
    subtractAll(this.blocks(at + blockSize).flatMap((column) => this.updates(at, column, parts)))
  }

  private updates(at: number, column: number, parts: readonly PanelPart[]) {
    const own = parts.find(({ row }) => row === column)
    if (own === undefined) return []
    const touched = parts.filter(({ row }) => row <= at || row >= column)
    return touched.map(({ row, rows, packed }) => ({
      a: packed,
      b: own.packed,
      c: this.cell(row, column),
      rows,
      columns: own.rows,
      depth: this.width(at),
    }))
  }

  /** The rows that have something in a block of columns: of the inverse, the factor, the classes. */
  private partsOf(at: number): readonly PanelPart[] {
    const inverse = this.blocks(this.firstInverted).filter((row) => row <= at)
    const below = this.blocks(at + blockSize)
    const factor = [...inverse, ...below].map((row) => ({ row, rows: this.width(row) }))
    const classes: { row: number; rows: number }[] = []
    for (let c = 0; c < this.classRows; c += blockSize) {
      classes.push({ row: this.stride + c, rows: Math.min(blockSize, this.classRows - c) })
    }
    return [...factor, ...classes].map((part, i) => ({ ...part, packed: this.packed(i) }))
  }

  private packed(i: number): Place {
    return { at: this.panel + i * blockSize ** 2, stride: blockSize }
  }

  private copyRows(from: Place, to: Place, { rows, width }: { rows: number; width: number }) {
    for (let i = 0; i < rows; i += 1) {
      const start = from.at + i * from.stride
      this.dots.floats.copyWithin(to.at + i * to.stride, start, start + width)
    }
  }

  /** Replaces a block on the diagonal by its factor's inverse, transposed; keeps that negated too. */
  private invertDiagonal(at: number) {
    const { floats } = this.dots
    const width = this.width(at)
    const inverse = invertedFactor(floats, this.cell(at, at), width)
    for (let i = 0; i < width; i += 1) {
      for (let j = 0; j < width; j += 1) {
        const value = inverse[i * width + j] ?? 0
        floats[this.cell(at + j, at + i).at] = value
        floats[this.inverse + i * blockSize + j] = -value
      }
    }
  }

  /** Leaves −α of a block in `result`, and takes its part off the blocks before it. */
  private substitute(at: number, subtractAll: SubtractAll) {
    const width = this.width(at)
    const solved = { at: this.result + at, stride: this.stride }
    const all = { rows: this.classRows, depth: width }
    const own = { a: this.cell(this.stride, at), b: this.cell(at, at), c: solved }
    this.dots.subtract({ ...all, ...own, columns: width })
    const before = this.blocks().filter((column) => column < at)
    before.forEach((column, i) => {
      this.copyTurned(this.cell(at, column), this.packed(i), width)
    })
    subtractAll(
      before.map((column, i) => {
        const c = this.cell(this.stride, column)
        return { ...all, a: solved, b: this.packed(i), c, columns: blockSize }
      }),
    )
  }

  /** A block, transposed and negated. */
  private copyTurned(from: Place, to: Place, rows: number) {
    const { floats } = this.dots
    for (let i = 0; i < rows; i += 1) {
      for (let j = 0; j < blockSize; j += 1) {
        floats[to.at + j * to.stride + i] = -(floats[from.at + i * from.stride + j] ?? 0)
      }
    }
  }

  private coefficients(): Float32Array {
    const coefficients = new Float32Array(this.classes * this.size)
    for (let c = 0; c < this.classes; c += 1) {
      const start = this.result + c * this.stride
      const solved = this.dots.floats.subarray(start, start + this.size)
      coefficients.set(
        solved.map((value) => -value),
        c * this.size,
      )
    }
    return coefficients
  }

  private leftOut(classOf: Int32Array): Float32Array {
    const { floats } = this.dots
    const leftOut = new Float32Array((this.size - this.firstLeftOut) * this.classes)
    for (let i = this.firstLeftOut; i < this.size; i += 1) {
      const diagonal = this.inverseDiagonal(i)
      const start = (i - this.firstLeftOut) * this.classes
      for (let c = 0; c < this.classes; c += 1) {
        const coefficient = -(floats[this.result + c * this.stride + i] ?? 0)
        leftOut[start + c] = (classOf[i] === c ? 1 : -1) - coefficient / diagonal
      }
    }
    return leftOut
  }

  private inverseDiagonal(i: number): number {
    const row = this.dots.floats.subarray(this.cell(i, i).at, this.cell(i + 1, 0).at)
    return row.reduce((sum, value) => sum + value ** 2, 0)
  }

  /** The inverse comes in whole blocks. */
  private get firstInverted(): number {
    return Math.floor(this.firstLeftOut / blockSize) * blockSize
  }

  private cell(row: number, column: number): Place {
    return { at: row * this.stride + column, stride: this.stride }
  }

  private width(at: number): number {
    return Math.min(blockSize, this.stride - at)
  }

  private blocks(from = 0): number[] {
    const count = Math.max(0, Math.ceil((this.stride - from) / blockSize))
    return Array.from({ length: count }, (_, i) => from + i * blockSize)
  }
}

const padded = (count: number, to: number) => Math.ceil(count / to) * to

const usualThreads = (size: number) =>
  size < worthThreads ? 1 : Math.min(mostThreads, availableParallelism())
