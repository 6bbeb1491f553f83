import type { HandoverSection } from './handover-lines'
import { handoverText as text } from './handover-text'

interface Exported {
  /** Place and period. */
  readonly about: string
  readonly sections: readonly HandoverSection[]
}

/** For a message or an e-mail: what has something in it. */
export function handoverAsText({ about, sections }: Exported): string {
  const parts = filled(sections).map(({ key, entries, more }) => [
    `${text.sections[key].toUpperCase()} (${entries.length + more})`,
    ...entries.flatMap(({ title, facts, said }) => [
      `- ${oneLine(title)} – ${facts.join(' · ')}`,
      ...(said === null ? [] : [`  ${oneLine(said)}`]),
    ]),
    ...(more > 0 ? [`  ${text.more(more)}`] : []),
  ])
  return joined([`${text.title}: ${about}`], parts)
}

/** For a chat or a wiki; nothing that people wrote becomes formatting or a link. */
export function handoverAsMarkdown({ about, sections }: Exported): string {
  const parts = filled(sections).map(({ key, entries, more }) => [
    `## ${text.sections[key]} (${entries.length + more})`,
    '',
    ...entries.flatMap(({ title, facts, said }) => [
      `- **${escaped(title)}** – ${facts.map(escaped).join(' · ')}`,
      ...(said === null ? [] : [`  ${escaped(said)}`]),
    ]),
    ...(more > 0 ? [`- ${text.more(more)}`] : []),
  ])
  return joined([`# ${text.title}`, '', escaped(about)], parts)
}

function joined(head: readonly string[], parts: readonly (readonly string[])[]): string {
  const body = parts.length === 0 ? [[text.quiet]] : parts
  return `${[head, ...body].map((lines) => lines.join('\n')).join('\n\n')}\n`
}

const filled = (sections: readonly HandoverSection[]) =>
  sections.filter(({ entries }) => entries.length > 0)

const oneLine = (words: string) => words.replace(/\s+/g, ' ').trim()

const escaped = (words: string) => oneLine(words).replace(/[\\`*_{}[\]()<>#+!|~&@:-]/g, '\\$&')
