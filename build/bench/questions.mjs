import { readFileSync } from 'node:fs'

/**
 * @typedef {{ assistant: string, text: string }} Question assistant: whom a person would send it to
 */

/** @returns {Question[]} varied questions over all assistants, mixed */
export function readQuestions() {
  const lines = readFileSync(new URL('questions.txt', import.meta.url), 'utf8').split('\n')
  return lines.filter(Boolean).map((line) => {
    const [assistant = '', text = ''] = line.split('\t')
    return { assistant, text }
  })
}
