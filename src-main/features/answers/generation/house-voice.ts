import type { GenerationReport } from '@shared/ask/answer-evidence'

type VoiceRule = GenerationReport['rules'][number]

/** Words that the club's own rules for its voice tell not to use: its line "We avoid: …". */
export function avoidedWords(rules: string): readonly string[] {
  const line = /\bavoid(?::\*{0,2}|\*{0,2}:)\s*(.+)/i.exec(rules)?.[1] ?? ''
  return line
    .split(/,(?![^(]*\))/)
    .map((word) =>
      word
        .replace(/\([^)]*\)/g, '')
        .replace(/["“”*.]/g, '')
        .trim()
        .toLowerCase(),
    )
    .filter((word) => word !== '' && word.split(' ').length <= 4)
}

/** Which of the rules that can be counted a text keeps. */
export function checkVoice(text: string, rules: string): readonly VoiceRule[] {
  const lower = ` ${text.toLowerCase().replace(/[^\p{L}\p{N}'\n]+/gu, ' ')} `
  const used = avoidedWords(rules).filter((word) => lower.includes(` ${word} `))
  const exclamations = text.match(/!/g)?.length ?? 0
  const emoji = text.match(/\p{Extended_Pictographic}/gu)?.length ?? 0
  return [
    rule('no avoided words', used.length === 0, used.join(', ')),
    rule('one exclamation mark at most', exclamations <= 1, String(exclamations)),
    rule('one emoji at most', emoji <= 1, String(emoji)),
  ]
}

const rule = (name: string, kept: boolean, note: string): VoiceRule => ({
  ...{ rule: name, kept },
  note: kept ? null : note,
})

/** A request for a text to be written, rather than a question about the voice. */
export function asksForText(question: string): boolean {
  return writing.test(question) || /["“”]/.test(question)
}

const writing =
  /\b(?:write|rewrite|re-write|draft|reword|rephrase|compose|polish|shorten|tidy|proofread|translate|caption|tagline|slogan|headline|blurb|wording|copy|post|text|reply|email|e-mail|message|sign|poster|flyer|announcement|bio|ad|friendlier|punchier|warmer|nicer|version)\b/i
