/** https://webassembly.github.io/spec/core/binary: the few parts of it that our programs are made of. */
export const valueType = { i32: 0x7f, v128: 0x7b, none: 0x40 } as const
export const end = 0x0b
export const add = 0x6a
export const multiply = 0x6c
export const vectorZero = [0xfd, 0x0c, ...Array<number>(16).fill(0)]
export const vectorLoad = [0xfd, 0x00, 2, 0]

export const get = (local: number) => [0x20, local]
export const put = (local: number) => [0x21, local]
/** Below 64, which takes one byte. */
export const constant = (value: number) => [0x41, value]
export const product = (left: number, right: number) => [...get(left), ...get(right), multiply]

interface Loop {
  readonly step: number
  /** A parameter. */
  readonly until: number
}

/** Runs the code with the counter at 0, step, 2·step … below a parameter; at least once. */
export function repeat(counter: number, { step, until }: Loop, code: readonly number[]): number[] {
  const forward = [...get(counter), ...constant(step), add, 0x22, counter]
  const again = [...forward, ...get(until), 0x48, 0x0d, 0]
  return [...constant(0), ...put(counter), 0x03, valueType.none, ...code, ...again, end]
}

interface Program {
  /** 32-bit numbers that `run` takes. */
  readonly parameters: number
  /** Beside the parameters, counters first. */
  readonly locals: { readonly counters: number; readonly vectors: number }
  readonly code: readonly number[]
  /** Limits of the memory that it imports as `host.memory`. */
  readonly memory: readonly number[]
}

/** A module that exports its one function as `run`. */
export function wasmModule(program: Program): Uint8Array<ArrayBuffer> {
  const { parameters, locals, code, memory } = program
  const types = [2, locals.counters, valueType.i32, locals.vectors, valueType.v128]
  const body = [...types, ...code, end]
  return Uint8Array.from([
    ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, [1, 0x60, parameters, ...Array<number>(parameters).fill(valueType.i32), 0]),
    ...section(2, [1, ...name('host'), ...name('memory'), 2, ...memory]),
    ...section(3, [1, 0]),
    ...section(7, [1, ...name('run'), 0, 0]),
    ...section(10, [1, ...unsigned(body.length), ...body]),
  ])
}

const section = (id: number, body: readonly number[]) => [id, ...unsigned(body.length), ...body]
const name = (text: string) => [text.length, ...Array.from(text, (c) => c.charCodeAt(0))]

function unsigned(value: number): number[] {
  return value < 128 ? [value] : [(value & 127) | 128, ...unsigned(value >>> 7)]
}
