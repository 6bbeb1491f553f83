import { existsSync, statfsSync } from 'node:fs'
import { dirname } from 'node:path'
import { StepFailed } from './failure.mjs'

/** @param {string} folder @returns {string} the nearest folder above that exists */
const existing = (folder) => (existsSync(folder) ? folder : existing(dirname(folder)))

/**
 * Better a sentence now than a half-written folder in three minutes.
 * @param {string} folder @param {number} megabytes
 */
export function requireDiskSpace(folder, megabytes) {
  const { bavail, bsize } = statfsSync(existing(folder))
  const free = Math.floor((bavail * bsize) / 1e6)
  if (free < megabytes) {
    throw new StepFailed(
      `The disk is full: ${folder} needs ${megabytes} MB and has ${free} MB, so free some space and start again.`,
    )
  }
}
