import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { endianness } from 'node:os'

const headerBytes = 32
const frameHeaderBytes = 24
const indexHeaderBytes = 48

export interface WriteAheadLog {
  /** Where in the log the newest committed content of a page stands. */
  readonly pages: ReadonlyMap<number, number>
  /** Pages that the database had after the last commit in the log; null: nothing is committed. */
  readonly pageCount: number | null
  /**
   * `torn`: the very last commit is not whole, as after a crash in the middle of it.
   * `damaged`: commits are missing or stand behind a broken frame; SQLite would drop them without
   * a word.
   */
  readonly state: 'sound' | 'torn' | 'damaged'
}

const emptyLog: WriteAheadLog = { pages: new Map(), pageCount: null, state: 'sound' }

interface Reading {
  readonly descriptor: number
  readonly pageBytes: number
  readonly frames: number
  readonly header: Buffer
  readonly bigEndian: boolean
  /** Frames that had been committed, by SQLite's index of the log; 0 when there is none of it. */
  readonly indexed: number
}

/**
 * Reads the log of a database as SQLite's recovery does
 * (https://sqlite.org/fileformat2.html#the_write_ahead_log).
 * From a damaged log it takes the frames behind the break as well: they are checked row by row.
 */
export function readLog(file: string, pageBytes: number): WriteAheadLog {
  // First, so that what another process adds meanwhile does not look missing.
  const index = readIndex(`${file}-shm`)
  const descriptor = openIfThere(`${file}-wal`)
  if (descriptor === null) return emptyLog
  try {
    const frames = Math.floor(
      (fstatSync(descriptor).size - headerBytes) / (frameHeaderBytes + pageBytes),
    )
    const header = Buffer.alloc(headerBytes)
    const whole = readSync(descriptor, header, 0, headerBytes, 0) === headerBytes
    // An index with another salt is of another round of the log and says nothing about this one.
    const sameRound = !whole || index?.salt.equals(header.subarray(16, 24))
    const indexed = sameRound ? (index?.frames ?? 0) : 0
    if (frames <= 0) return { ...emptyLog, state: indexed > 0 ? 'damaged' : 'sound' }
    return readFrames({
      descriptor,
      pageBytes,
      frames,
      header,
      bigEndian: (header[3] ?? 0) % 2 === 1,
      indexed,
    })
  } finally {
    closeSync(descriptor)
  }
}

function readFrames(the: Reading): WriteAheadLog {
  const { header, bigEndian } = the
  const sum = addChecksum([0, 0], header.subarray(0, 24), bigEndian)
  // The header reaches the disk before the first frame, so no crash leaves frames behind a bad one.
  const headerSound = sum[0] === header.readUInt32BE(24) && sum[1] === header.readUInt32BE(28)
  const salt = headerSound ? header.subarray(16, 24) : saltOfFrame(the, 0)
  const whole = checkedFrames(the, { sum, salt })
  const commitsBehind = commitsFrom(the, whole, salt)
  // A single commit behind the break is what a crash in its middle leaves: it was never acknowledged.
  const damaged = !headerSound || commitsBehind > 1 || the.indexed > whole
  const { pages, pageCount } = committedPages(the, { salt, frames: damaged ? the.frames : whole })
  return { pages, pageCount, state: damaged ? 'damaged' : commitsBehind === 1 ? 'torn' : 'sound' }
}

/**
 * The head of SQLite's index of the log, which a crashed process leaves and which is never ahead of
 * the log (https://sqlite.org/walformat.html#the_wal_index_file_format). After the power was cut it
 * may be behind, or gone.
 */
function readIndex(file: string): { frames: number; salt: Buffer } | null {
  const descriptor = openIfThere(file)
  if (descriptor === null) return null
  try {
    const head = Buffer.alloc(2 * indexHeaderBytes)
    if (readSync(descriptor, head, 0, head.length, 0) < head.length) return null
    const copy = head.subarray(0, indexHeaderBytes)
    if (!copy.equals(head.subarray(indexHeaderBytes))) return null
    const frames = endianness() === 'BE' ? copy.readUInt32BE(16) : copy.readUInt32LE(16)
    return { frames, salt: copy.subarray(32, 40) }
  } finally {
    closeSync(descriptor)
  }
}

/** How many frames from the first on carry this salt and the checksum of all before them. */
function checkedFrames(
  the: Reading,
  start: { sum: readonly [number, number]; salt: Buffer },
): number {
  const frame = Buffer.alloc(frameHeaderBytes + the.pageBytes)
  let { sum } = start
  for (let index = 0; index < the.frames; index += 1) {
    readSync(the.descriptor, frame, 0, frame.length, offsetOf(the, index))
    sum = addChecksum(sum, frame.subarray(0, 8), the.bigEndian)
    sum = addChecksum(sum, frame.subarray(frameHeaderBytes), the.bigEndian)
    const ours = frame.subarray(8, 16).equals(start.salt)
    if (!ours || sum[0] !== frame.readUInt32BE(16) || sum[1] !== frame.readUInt32BE(20))
      return index
  }
  return the.frames
}

function committedPages(the: Reading, { salt, frames }: { salt: Buffer; frames: number }) {
  const pages = new Map<number, number>()
  const uncommitted = new Map<number, number>()
  let pageCount: number | null = null
  for (let index = 0; index < frames; index += 1) {
    const header = frameHeader(the, index)
    if (!header.subarray(8, 16).equals(salt)) continue
    uncommitted.set(header.readUInt32BE(0), offsetOf(the, index) + frameHeaderBytes)
    if (header.readUInt32BE(4) === 0) continue
    for (const [page, offset] of uncommitted) pages.set(page, offset)
    uncommitted.clear()
    pageCount = header.readUInt32BE(4)
  }
  return { pages, pageCount }
}

function commitsFrom(the: Reading, first: number, salt: Buffer): number {
  let commits = 0
  for (let index = first; index < the.frames; index += 1) {
    const header = frameHeader(the, index)
    if (header.subarray(8, 16).equals(salt) && header.readUInt32BE(4) !== 0) commits += 1
  }
  return commits
}

function saltOfFrame(the: Reading, index: number): Buffer {
  return Buffer.from(frameHeader(the, index).subarray(8, 16))
}

function frameHeader(the: Reading, index: number): Buffer {
  const header = Buffer.alloc(frameHeaderBytes)
  readSync(the.descriptor, header, 0, frameHeaderBytes, offsetOf(the, index))
  return header
}

function offsetOf(the: Reading, index: number): number {
  return headerBytes + index * (frameHeaderBytes + the.pageBytes)
}

function addChecksum(
  start: readonly [number, number],
  bytes: Buffer,
  bigEndian: boolean,
): [number, number] {
  let [first, second] = start
  for (let at = 0; at < bytes.length; at += 8) {
    const left = bigEndian ? bytes.readUInt32BE(at) : bytes.readUInt32LE(at)
    const right = bigEndian ? bytes.readUInt32BE(at + 4) : bytes.readUInt32LE(at + 4)
    first = (first + left + second) >>> 0
    second = (second + right + first) >>> 0
  }
  return [first, second]
}

/** @returns null when there is no such file */
export function openIfThere(file: string): number | null {
  try {
    return openSync(file, 'r')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}
