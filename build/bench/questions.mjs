import { readFileSync } from 'node:fs'

/**
 * @typedef {{ assistant: string, text: string }} Question assistant: whom a person would send it to
 */

/** @returns {Question[]} varied questions over all assistants, mixed */
export function readQuestions() {
  return readLines('questions.txt').map((line) => {
    const [assistant = '', text = ''] = line.split('\t')
    return { assistant, text }
  })
}

/** What the club's facts answer word for word. */
export const templateQuestions = () => readLines('template-questions.txt')

/** What only a model can write. */
export const textsToWrite = () => readLines('texts-to-write.txt')

/** @param {string} name */
const readLines = (name) =>
  readFileSync(new URL(name, import.meta.url), 'utf8')
    .split('\n')
    .filter(Boolean)
