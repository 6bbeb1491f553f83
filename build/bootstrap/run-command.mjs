import { spawn } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { undoOnExit } from './interruption.mjs'

/**
 * @typedef {{ cwd?: string, env?: NodeJS.ProcessEnv, timeoutMs?: number, shell?: boolean }} RunOptions
 * @typedef {{ code: number, output: string }} RunResult code -1: it could not be started or was killed
 */

/** Windows knows no process groups: there a console's Ctrl+C reaches every program in it. */
export const hasGroups = process.platform !== 'win32'

/**
 * Ends a program together with what it started, which would go on working in the folder that we leave.
 * @param {import('node:child_process').ChildProcess} child
 */
export function killTree(child) {
  if (child.pid === undefined) return
  try {
    process.kill(hasGroups ? -child.pid : child.pid, 'SIGKILL')
  } catch {
    // It has just ended by itself.
  }
}

/**
 * Runs a program to its end and collects what it prints.
 * @param {string} program @param {string[]} args @param {RunOptions} [options]
 * @returns {Promise<RunResult>}
 */
export function run(program, args, options = {}) {
  return new Promise((resolve) => {
    const { timeoutMs, ...rest } = options
    const child = spawn(program, args, {
      ...rest,
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: hasGroups,
    })
    const forget = undoOnExit(() => killTree(child))
    const timer = timeoutMs && setTimeout(() => killTree(child), timeoutMs)
    /** @type {string[]} */
    const output = []
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text) => output.push(text))
    }
    /** @param {number} code */
    const end = (code) => {
      forget()
      clearTimeout(timer || undefined)
      resolve({ code, output: output.join('') })
    }
    child.on('error', (error) => end(output.push(error.message) && -1))
    child.on('close', (code) => end(code ?? -1))
  })
}

/** @param {string} program @returns {string | undefined} its path, when it is on the PATH */
export function findProgram(program) {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean)
  return folders.map((folder) => join(folder, program)).find(isExecutable)
}

/** @param {string} file */
export function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/**
 * @param {string} text
 * @param {number} [count]
 * @returns {string} the last lines that say something
 */
export const lastLines = (text, count = 12) =>
  text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .slice(-count)
    .join('\n')
