import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { normaliseQuestion } from '@shared/ask/question-text'
import { AppError } from '@shared/ipc/app-error'
import { Command } from 'commander'
import {
  type EmbeddedTwins,
  figuresOf,
  judgePairs,
  type MatcherFigures,
  type QuestionTwins,
} from '../features/answers/cache/matching/matcher-evaluation'
import { readQuestionPairs } from '../features/answers/cache/matching/question-pairs'
import { shippedExamples } from '../shipped-content'
import { shippedMatcher, shippedPlaces } from '../shipped-matcher'
import { type EvalSession, withEvalSession } from './eval-session'

interface CacheOptions {
  readonly pairs: string
  readonly json?: boolean
}

export function evalCacheCommand(): Command {
  return new Command('cache')
    .description('put one question of each pair into the semantic cache and ask the other one')
    .requiredOption(
      '--pairs <file>',
      'JSON lines {"a", "b", "same"}: a is cached, b is asked, same: one answer is right for both',
    )
    .option('--json', 'print JSON')
    .action(async ({ pairs: file, json }: CacheOptions) => {
      const pairs = pairsFile(file)
      const figures = await withEvalSession((session) => evaluate(session, pairs))
      process.stdout.write(json ? `${JSON.stringify(figures, null, 2)}\n` : textOf(figures))
    })
}

/** @throws AppError FILE_NOT_FOUND, INVALID_PAIRS */
function pairsFile(path: string): readonly QuestionTwins[] {
  try {
    return readQuestionPairs(readFileSync(path, 'utf8'), basename(path))
  } catch (cause) {
    if (cause instanceof AppError) throw cause
    throw new AppError('FILE_NOT_FOUND', `${path} cannot be read. Check the path.`, { cause })
  }
}

async function evaluate(
  { paths, embedTexts }: EvalSession,
  pairs: readonly QuestionTwins[],
): Promise<MatcherFigures> {
  const matcher = shippedMatcher(paths, shippedPlaces(paths))
  const around = await embedTexts(shippedExamples(paths).map(({ text }) => normaliseQuestion(text)))
  return figuresOf(judgePairs(await embedded(pairs, embedTexts), matcher, around))
}

async function embedded(
  pairs: readonly QuestionTwins[],
  embedTexts: EvalSession['embedTexts'],
): Promise<readonly EmbeddedTwins[]> {
  const vectors = await embedTexts(pairs.flatMap(({ a, b }) => [a, b].map(normaliseQuestion)))
  return pairs.map((pair, i) => ({
    ...pair,
    vectorA: vectors[2 * i] ?? new Float32Array(),
    vectorB: vectors[2 * i + 1] ?? new Float32Array(),
  }))
}

function textOf({ falseHits, refusals, pairs, ...figures }: MatcherFigures): string {
  const lines = Object.entries(figures).map(
    ([name, value]) => `${name.padEnd(14)} ${value === null ? '—' : value.toFixed(4)}`,
  )
  const byRefusal = Object.entries(refusals)
    .sort(([, a], [, b]) => b.same + b.different - a.same - a.different)
    .map(
      ([name, { same, different }]) =>
        `  ${name.padEnd(14)} ${String(different).padStart(4)} rightly, ${String(same).padStart(4)} wrongly`,
    )
  const wrong = falseHits.map(
    ({ a, b, similarity, probability }) => `  ${similarity} ${probability}: ${a} ≠ ${b}`,
  )
  const counted = `${pairs.same} pairs ask the same, ${pairs.different} do not`
  return `${[...lines, counted, 'refused by', ...byRefusal, `${falseHits.length} false hits`, ...wrong].join('\n')}\n`
}
