import { type Dirent, readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, extname, join, relative, sep } from 'node:path'
import { AppError } from '@shared/ipc/app-error'
import { splitPassages } from '@shared/knowledge/passages'
import type { HandbookDocument } from '../features/answers/retrieval/evaluation/handbook'

/**
 * Every Markdown file of a folder and the folders in it, in the order of their paths. Front matter
 * is no text of the document; files that are not UTF-8 are read as what they most likely are.
 * @throws AppError FILE_NOT_FOUND
 */
export function readHandbook(folder: string): readonly HandbookDocument[] {
  const documents = markdownFiles(folder).map((file) => {
    const path = relative(folder, file).split(sep).join('/')
    return documentOf(path, decode(readFileSync(file)))
  })
  if (documents.length > 0) return documents
  throw new AppError('FILE_NOT_FOUND', `${folder} holds no Markdown files (.md, .markdown).`)
}

function markdownFiles(folder: string): readonly string[] {
  return entriesOf(folder)
    .flatMap((entry) => {
      const path = join(folder, entry.name)
      if (entry.isDirectory()) return isHidden(entry) ? [] : markdownFiles(path)
      return /\.(?:md|markdown|mdown|mkd)$/i.test(entry.name) && isFile(path) ? [path] : []
    })
    .sort()
}

function entriesOf(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
  } catch (cause) {
    throw new AppError('FILE_NOT_FOUND', `${folder} cannot be read. Check the path.`, { cause })
  }
}

const isHidden = ({ name }: Dirent) => name.startsWith('.') || name === 'node_modules'

const isFile = (path: string) => statSync(path, { throwIfNoEntry: false })?.isFile() ?? false

/** By its byte order mark; else UTF-8 where it is that, else the western Windows encoding. */
function decode(bytes: Buffer): string {
  const encoding = byteOrder(bytes)
  if (encoding !== null) return cleaned(new TextDecoder(encoding).decode(bytes))
  try {
    return cleaned(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    return cleaned(new TextDecoder('windows-1252').decode(bytes))
  }
}

function byteOrder(bytes: Buffer): 'utf-16le' | 'utf-16be' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null
}

/** Without what a database text cannot hold. */
const cleaned = (text: string) => text.toWellFormed().replaceAll('\0', ' ')

/** Between `---` (YAML) or `+++` (TOML) lines at the very beginning. */
const frontMatter = /^\s*(---|\+\+\+)[ \t]*\r?\n([\s\S]*?)\r?\n\1[ \t]*(?:\r?\n|$)/

function documentOf(path: string, text: string): HandbookDocument {
  const match = frontMatter.exec(text)
  const head = match?.[2] ?? ''
  // A rule at the top with prose after it is no front matter.
  const isHead = /^\s*[\w-]+\s*[:=]/m.test(head) || head.trim() === ''
  const content = match !== null && isHead ? text.slice(match[0].length) : text
  return { path, content, title: (isHead && titleIn(head)) || firstHeading(content) || named(path) }
}

function titleIn(head: string): string | null {
  const value = /^(?:title|name)\s*[:=]\s*(.+)$/im.exec(head)?.[1]?.trim()
  return value?.replace(/^(["'])(.*)\1$/, '$2').trim() || null
}

function firstHeading(content: string): string | null {
  const first = splitPassages(content)[0]
  return first?.path.split(' › ')[0] || null
}

/** "people/time-off.md" → "Time off"; an index page is named after its folder. */
function named(path: string): string {
  const parts = path.split('/')
  const name = basename(path, extname(path))
  const own = /^_?(?:index|readme)$/i.test(name) ? (parts.at(-2) ?? name) : name
  const words = own.replace(/[-_]+/g, ' ').trim()
  return words.charAt(0).toUpperCase() + words.slice(1)
}
