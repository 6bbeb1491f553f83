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
import { readDeskGroups, readDeskLines } from '../features/tickets/evaluation/labelled-tickets'
import type { FoundReport } from '../features/tickets/evaluation/likeness-figures'
import { type EvalSession, withEvalSession } from './eval-session'

interface TicketsOptions {
  readonly lines?: string
  readonly groups?: string
  readonly errors?: boolean
  readonly json?: boolean
}

export function evalTicketsCommand(): Command {
  const command = new Command('tickets')
  return command
    .description('see what is guessed of new tickets, and which are taken for the same')
    .option('--lines <file>', 'JSON lines {"text", "category", "priority", "locationId", "bay"}')
    .option('--groups <file>', 'JSON lines {"tickets": […], "nearMisses": [{"text", "how"}]}')
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
  readonly likeness?: Omit<LikenessReport, Way> & Readonly<Record<Way, Shown<FoundReport>>>
}

type Way = 'likeness' | 'withoutModel' | 'words'
type Shown<Figures extends { readonly errors: unknown }> = Omit<Figures, 'errors'> &
  Partial<Pick<Figures, 'errors'>>

async function evaluate(session: EvalSession, options: TicketsOptions): Promise<Report> {
  const lines = options.lines === undefined ? [] : read(options.lines, readDeskLines)
  const groups = options.groups === undefined ? [] : read(options.groups, readDeskGroups)
  const guesser = trialGuesser(session)
  const shown = <Figures extends { readonly errors: unknown }>({ errors, ...rest }: Figures) =>
    ({ ...rest, ...(options.errors && { errors }) }) as Shown<Figures>
  if (groups.length === 0) return { guesses: shown(evaluateGuesses(guesser, lines)) }
  const found = await evaluateLikeness(session, guesser, groups)
  return {
    ...(lines.length > 0 && { guesses: shown(evaluateGuesses(guesser, lines)) }),
    likeness: {
      ...found,
      likeness: shown(found.likeness),
      withoutModel: shown(found.withoutModel),
      words: shown(found.words),
    },
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
    ...(likeness === undefined ? [] : likenessLines(likeness)),
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

function likenessLines({ tickets, nearMisses, ...ways }: NonNullable<Report['likeness']>) {
  const head = ['hit1', 'hit5', 'pointedOut', 'falseHints', 'place', 'thing', 'turned']
  const names = ['likeness', 'withoutModel', 'words'] as const
  const rows = names.map((name) => {
    const { hit1, hit5, pointedOut, falseHints, falseHintsBy: by } = ways[name]
    const kinds = [by?.place ?? null, by?.thing ?? null, by?.turned ?? null]
    return row(name, [hit1, hit5, pointedOut, falseHints, ...kinds])
  })
  const wrong = (ways.likeness.errors ?? []).map(
    ({ kind, text, shown }) => `  ${kind}: ${text} | ${shown.join(' | ') || '—'}`,
  )
  return [
    `likeness, ${tickets} tickets, ${nearMisses} near misses`,
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
