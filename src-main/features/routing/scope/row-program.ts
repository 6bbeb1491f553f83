import {
  add,
  constant,
  get,
  product,
  put,
  repeat,
  vectorLoad,
  vectorZero,
  wasmModule,
} from '../classifier/wasm-code'

/** Rows that are worked on together: their sums do not wait for each other. */
export const tileRows = 4

const parameters = { rows: 0, count: 1, query: 2, products: 3, width: 4 }
const counters = { i: 5, k: 6, row: 7, pointer: 8 }
const firstVector = 9
/** Two halves of the question, then two sums for each row. */
const half = (at: number) => firstVector + at
const sumOf = (row: number, at: number) => firstVector + 2 + row * 2 + at

/**
 * A program that multiplies rows of 32-bit numbers with a question of 64-bit numbers just as
 * `dotRow` does: four sums of each row in 64 bits, added up in the same order, so that not a bit of
 * the result is another one.
 * `run(rows, count, query, products, width)`: addresses in bytes; `count` a multiple of 4 rows;
 * `width` in bytes, a multiple of 16.
 */
export function rowProgram(): Uint8Array<ArrayBuffer> {
  const rows = Array.from({ length: tileRows }, (_, row) => row)
  const tile = [
    ...rows.flatMap((row) => [0, 1].flatMap((at) => [...vectorZero, ...put(sumOf(row, at))])),
    ...[...get(parameters.rows), ...product(counters.i, parameters.width), add],
    ...put(counters.row),
    ...repeat(counters.k, { step: 16, until: parameters.width }, addFour(rows)),
    ...rows.flatMap(store),
  ]
  return wasmModule({
    parameters: 5,
    locals: { counters: 4, vectors: 2 + 2 * tileRows },
    code: repeat(counters.i, { step: tileRows, until: parameters.count }, tile),
    memory: [0, 1],
  })
}

function addFour(rows: readonly number[]): number[] {
  const { k, row, pointer } = counters
  const twice = [...get(k), ...get(k), add]
  return [
    ...[...get(parameters.query), ...twice, add, ...put(pointer)],
    ...[...get(pointer), ...vectorLoad, ...put(half(0))],
    ...[...get(pointer), ...constant(16), add, ...vectorLoad, ...put(half(1))],
    ...[...get(row), ...get(k), add, ...put(pointer)],
    ...rows.flatMap((at) => [
      ...multiplyAdd(sumOf(at, 0), { offset: 0, with: half(0) }),
      ...multiplyAdd(sumOf(at, 1), { offset: 8, with: half(1) }),
      ...[...get(pointer), ...get(parameters.width), add, ...put(pointer)],
    ]),
  ]
}

/** Two 32-bit numbers, made into 64-bit ones, times two of the question. */
function multiplyAdd(sum: number, by: { readonly offset: number; readonly with: number }) {
  return [
    ...[...get(sum), ...get(counters.pointer), ...loadTwo(by.offset), ...promote],
    ...[...get(by.with), ...vectorMultiply, ...vectorAdd, ...put(sum)],
  ]
}

/** products[i + row] = ((a + b) + c) + d */
function store(row: number): number[] {
  const lane = (at: number, which: number) => [...get(sumOf(row, at)), 0xfd, 0x21, which]
  const address = [...get(counters.i), ...constant(row), add, ...constant(3), shiftLeft]
  return [
    ...[...get(parameters.products), ...address, add],
    ...[...lane(0, 0), ...lane(0, 1), floatAdd, ...lane(1, 0), floatAdd, ...lane(1, 1), floatAdd],
    ...[0x39, 3, 0],
  ]
}

const shiftLeft = 0x74
const floatAdd = 0xa0
const loadTwo = (offset: number) => [0xfd, 0x5d, 2, offset]
const promote = [0xfd, 0x5f]
const vectorMultiply = [0xfd, 0xf2, 0x01]
const vectorAdd = [0xfd, 0xf0, 0x01]
