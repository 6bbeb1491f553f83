import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { readHandbook } from './handbook-folder'
import { readHandbookQuestions } from './handbook-questions'

function folderOf(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'clubos-handbook-'))
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(join(folder, path, '..'), { recursive: true })
    writeFileSync(join(folder, path), content)
  }
  return folder
}

it('reads every Markdown file, in folders too, and nothing else', () => {
  const folder = folderOf({
    'b.md': '# B\ntext',
    'deep/er/A.MARKDOWN': 'x',
    'notes.txt': 'no',
    '.git/c.md': 'no',
    'node_modules/p/readme.md': 'no',
  })
  expect(readHandbook(folder).map(({ path }) => path)).toEqual(['b.md', 'deep/er/A.MARKDOWN'])
})

it.each([
  ['---\ntitle: "Time off"\nweight: 3\n---\n# Other\ntext', 'Time off', '# Other\ntext'],
  ['+++\ntitle = "Pay"\n+++\ntext', 'Pay', 'text'],
  ['# First heading\ntext', 'First heading', '# First heading\ntext'],
  ['Setext\n===\ntext', 'Setext', 'Setext\n===\ntext'],
  ['---\nnothing but a rule and prose\n---\nmore', 'People off', null],
  ['no heading at all', 'People off', 'no heading at all'],
])('finds the title of %j', (text, title, content) => {
  const [document] = readHandbook(folderOf({ 'people-off.md': text }))
  expect(document?.title).toBe(title)
  expect(document?.content).toBe(content ?? text)
})

it('reads texts that are not UTF-8', () => {
  const latin = Uint8Array.from([0x63, 0x61, 0x66, 0xe9])
  const wide = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('café', 'utf16le')])
  const marked = Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from('café')])
  const folder = folderOf({ 'a.md': latin, 'b.md': wide, 'c.md': marked, 'd.md': 'a\0b' })
  const texts = readHandbook(folder).map(({ content }) => content)
  expect(texts).toEqual(['café', 'café', 'café', 'a b'])
})

it('says what is wrong with a folder or a file, and in which line', () => {
  expect(() => readHandbook('/nowhere')).toThrow('/nowhere cannot be read')
  expect(() => readHandbook(folderOf({ 'a.txt': '' }))).toThrow('holds no Markdown')
  const folder = folderOf({
    'q.jsonl': '\uFEFF{"question":"a","doc":null}\n\n{"question":"b"\n',
    'empty.jsonl': '\n',
  })
  expect(() => readHandbookQuestions(join(folder, 'q.jsonl'))).toThrow('q.jsonl, line 3 is not')
  expect(() => readHandbookQuestions(join(folder, 'empty.jsonl'))).toThrow('holds no questions')
})

it('reads questions with their lines', () => {
  const folder = folderOf({ 'q.jsonl': '{"question":"a","doc":"a.md","heading":"H","more":1}\r\n' })
  expect(readHandbookQuestions(join(folder, 'q.jsonl'))).toEqual([
    { question: 'a', doc: 'a.md', heading: 'H', line: 1 },
  ])
})
