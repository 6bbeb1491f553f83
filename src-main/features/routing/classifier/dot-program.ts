import {
  add,
  constant,
  get,
  multiply,
  product,
  put,
  repeat,
  vectorLoad,
  vectorZero,
  wasmModule,
} from './wasm-code'

/** Rows of `a` that are worked on together; with 2 of `b`, all sums stay in the 16 registers. */
const tileRows = 4
const parameters = { a: 0, b: 1, c: 2, rows: 3, columns: 4, depth: 5, strideA: 6, strideB: 7 }
const strideC = 8
const counters = { i: 9, j: 10, k: 11, rowA: 12, rowB: 13, cell: 14, pointer: 15 }
const firstCounter = 9
const firstVector = 16
/** Limits of the memory: at least 1 page; shared memory must name a most, here all 4 GB. */
const ownMemory = [0, 1]
const sharedMemory = [3, 1, 0x80, 0x80, 0x04]

/**
 * A program that imports `host.memory` and exports `run`: what `DotProducts.subtract` does, with
 * addresses, depth and strides in bytes.
 * @param columns rows of `b` that are worked on together
 */
export function dotProgram(columns: 1 | 2, shared: boolean): Uint8Array<ArrayBuffer> {
  return wasmModule({
    parameters: firstCounter,
    locals: { counters: firstVector - firstCounter, vectors: tileRows * columns + columns + 1 },
    code: program(columns),
    memory: shared ? sharedMemory : ownMemory,
  })
}

function program(columns: number): number[] {
  const { i, j, k, rowA, rowB } = counters
  const sums = Array.from({ length: tileRows * columns }, (_, at) => firstVector + at)
  const cells = [
    ...sums.flatMap((sum) => [...vectorZero, ...put(sum)]),
    ...[...get(parameters.a), ...product(i, parameters.strideA), add, ...put(rowA)],
    ...[...get(parameters.b), ...product(j, parameters.strideB), add, ...put(rowB)],
    ...repeat(k, { step: 16, until: parameters.depth }, sumTile(columns)),
    ...sums.flatMap((sum, at) => storeSum(sum, Math.floor(at / columns), at % columns)),
  ]
  const row = repeat(j, { step: columns, until: parameters.columns }, cells)
  return repeat(i, { step: tileRows, until: parameters.rows }, row)
}

/** Adds four products to each sum of the tile. */
function sumTile(columns: number): number[] {
  const { k, rowA, rowB, pointer } = counters
  const left = firstVector + tileRows * columns
  const right = (y: number) => left + 1 + y
  const next = (stride: number) => [...get(pointer), ...get(stride), add, ...put(pointer)]
  const code = [...get(rowB), ...get(k), add, ...put(pointer)]
  for (let y = 0; y < columns; y += 1) {
    code.push(...get(pointer), ...vectorLoad, ...put(right(y)), ...next(parameters.strideB))
  }
  code.push(...get(rowA), ...get(k), add, ...put(pointer))
  for (let x = 0; x < tileRows; x += 1) {
    code.push(...get(pointer), ...vectorLoad, ...put(left), ...next(parameters.strideA))
    for (let y = 0; y < columns; y += 1) {
      const sum = firstVector + x * columns + y
      code.push(...get(sum), ...get(left), ...get(right(y)), ...vectorMultiply)
      code.push(...vectorAdd, ...put(sum))
    }
  }
  return code
}

/** c[i + x, j + y] −= the four parts of a sum. */
function storeSum(sum: number, x: number, y: number): number[] {
  const { i, j, cell } = counters
  const lanes = [0, 1, 2, 3].flatMap((lane) => [
    ...[...get(sum), 0xfd, 0x1f, lane],
    ...(lane === 0 ? [] : [floatAdd]),
  ])
  return [
    ...[...get(parameters.c), ...get(i), ...constant(x), add, ...get(strideC), multiply, add],
    ...[...get(j), ...constant(4), multiply, add, ...put(cell)],
    ...[...get(cell), ...get(cell), 0x2a, 2, 4 * y, ...lanes, floatSubtract, 0x38, 2, 4 * y],
  ]
}

const floatAdd = 0x92
const floatSubtract = 0x93
const vectorAdd = [0xfd, 0xe4, 0x01]
const vectorMultiply = [0xfd, 0xe6, 0x01]
