import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { AppError } from '@shared/ipc/app-error'
import { Command } from 'commander'
import {
  evaluateGuesses,
  evaluateLikeness,
  type LikenessReport,
  trialGuesser,
} from '../compose-ticket-evaluation'
import { type GuessFigures, guessedFields } from '../features/tickets/evaluation/guess-figures'
import {
  nearMissKinds,
  readDeskGroups,
  readDeskLines,
} from '../features/tickets/evaluation/labelled-tickets'
import type { FoundReport } from '../features/tickets/evaluation/likeness-figures'
import { type EvalSession, withEvalSession } from './eval-session'

interface TicketsOptions {
  readonly lines?: string
  readonly groups?: readonly string[]
  readonly errors?: boolean
  readonly json?: boolean
}

export function evalTicketsCommand(): Command {
  const command = new Command('tickets')
  return command
    .description('see what is guessed of new tickets, and which are taken for the same')
    .option('--lines <file>', 'JSON lines {"text", "category", "priority", "locationId", "bay"}')
    .option('--groups <file...>', 'JSON lines {"tickets": […], "nearMisses": [{"text", "how"}]}')
    .option('--errors', 'list what was wrong: a file to measure with is not to be learnt from')
    .option('--json', 'print JSON')
    .action(async (options: TicketsOptions) => {
      if (options.lines === undefined && options.groups === undefined)
        command.error('error: say what to measure: --lines <file>, --groups <file> or both.')
      const report = await withEvalSession((session) => evaluate(session, options))
      process.stdout.write(
        options.json ? `${JSON.stringify(report, null, 2)}\n` : `${textOf(report)}\n`,
      )
    })
}

interface Report {
  readonly guesses?: Shown<GuessFigures>
  /** One of each file. */
  readonly likeness?: readonly FileReport[]
}

type FileReport = { readonly file: string } & Omit<LikenessReport, Way> &
  Readonly<Record<Way, Shown<FoundReport>>>

type Way = 'likeness' | 'withoutModel' | 'words'
type Shown<Figures extends { readonly errors: unknown }> = Omit<Figures, 'errors'> &
  Partial<Pick<Figures, 'errors'>>

async function evaluate(session: EvalSession, options: TicketsOptions): Promise<Report> {
  const lines = options.lines === undefined ? [] : read(options.lines, readDeskLines)
  const files = (options.groups ?? []).map((path) => ({
    file: basename(path),
    groups: read(path, readDeskGroups),
  }))
  const guesser = trialGuesser(session)
  const shown = <Figures extends { readonly errors: unknown }>({ errors, ...rest }: Figures) =>
    ({ ...rest, ...(options.errors && { errors }) }) as Shown<Figures>
  const likeness: FileReport[] = []
  for (const { file, groups } of files) {
    const found = await evaluateLikeness(session, guesser, groups)
    const { likeness: all, withoutModel, words, ...counts } = found
    const ways = { likeness: shown(all), withoutModel: shown(withoutModel), words: shown(words) }
    likeness.push({ file, ...counts, ...ways })
  }
  return {
    ...(lines.length > 0 && { guesses: shown(evaluateGuesses(guesser, lines)) }),
    ...(likeness.length > 0 && { likeness }),
  }
}

/** @throws AppError FILE_NOT_FOUND, INVALID_EXAMPLES */
function read<Line>(
  path: string,
  parse: (content: string, name: string) => readonly Line[],
): readonly Line[] {
  try {
    return parse(readFileSync(path, 'utf8'), basename(path))
  } catch (cause) {
    if (cause instanceof AppError) throw cause
    throw new AppError('FILE_NOT_FOUND', `${path} cannot be read. Check the path.`, { cause })
  }
}

function textOf({ guesses, likeness }: Report): string {
  return [
    ...(guesses === undefined ? [] : guessLines(guesses)),
    ...(likeness ?? []).flatMap(likenessLines),
  ].join('\n')
}

function guessLines({ lines, errors = [], ...fields }: NonNullable<Report['guesses']>) {
  const head = ['accuracy', 'precision', 'recall', 'leftEmpty', 'always']
  const rows = guessedFields.map((field) => {
    const { accuracy, precision, recall, leftEmpty, always } = fields[field]
    return row(field, [accuracy, precision, recall, leftEmpty, always])
  })
  const wrong = errors.map(
    ({ field, text, truth, guessed }) =>
      `  ${field}: ${guessed ?? '—'}, not ${truth ?? '—'}: ${text}`,
  )
  return [`guesses, ${lines} lines`, heading(head), ...rows, ...wrong]
}

function likenessLines({ file, tickets, nearMisses, ...ways }: FileReport) {
  const head = ['hit1', 'hit5', 'pointedOut', 'falseHints', ...nearMissKinds]
  const names = ['likeness', 'withoutModel', 'words'] as const
  const rows = names.map((name) => {
    const { hit1, hit5, pointedOut, falseHints, falseHintsBy: by } = ways[name]
    const kinds = nearMissKinds.map((kind) => by?.[kind] ?? null)
    return row(name, [hit1, hit5, pointedOut, falseHints, ...kinds])
  })
  const wrong = (ways.likeness.errors ?? []).map(
    ({ kind, text, shown }) => `  ${kind}: ${text} | ${shown.join(' | ') || '—'}`,
  )
  return [
    `${file}: ${tickets} tickets, ${nearMisses} near misses`,
    heading(head),
    ...rows,
    ...wrong,
  ]
}

const heading = (names: readonly string[]) =>
  ''.padEnd(14) + names.map((name) => name.padStart(11)).join('')

const row = (name: string, values: readonly (number | null)[]) =>
  name.padEnd(14) + values.map((value) => cell(value).padStart(11)).join('')

const cell = (value: number | null) => (value === null ? '—' : value.toFixed(4))
