import { createHash } from 'node:crypto'
import { type Label, labels } from '@shared/ask/assistant'
import { normaliseQuestion } from '@shared/ask/question-text'
import { maskedText } from '@shared/training/masked-text'
import type {
  LabelConflict,
  TrainingExample,
  TrainingOverview,
} from '@shared/training/training-contract'
import type { LabelledText } from './training-ports'

/** What people of the club made. */
export type ClubExample = TrainingExample & { readonly id: string; readonly labelledAt: string }

/** What the router learns from, out of what ships with the app and what the club adds to it. */
export interface TrainingSet {
  /** One for each text; in the order of the seeds, then the club's own by their text. */
  readonly examples: readonly TrainingExample[]
  /** Left out of `examples` until somebody settles them. */
  readonly conflicts: readonly LabelConflict[]
  /** Seeds whose text nobody of the club has labelled. */
  readonly seeds: readonly TrainingExample[]
  /** What has a label or several: texts by their `exampleKey`, and questions by their trace. */
  readonly labelled: { readonly keys: ReadonlySet<string>; readonly traceIds: ReadonlySet<string> }
  /** SHA-256 over texts and labels, hex: another one means that a router trained now is another. */
  readonly fingerprint: string
}

/** What two texts have in common that count as one, whoever masked what of them. */
export function exampleKey(text: string): string {
  return normaliseQuestion(maskedText(text))
}

/**
 * The club's label goes before the seed's; a text that people labelled differently is left out.
 * The same content gives the same result, in whatever order the club's examples come.
 */
export function mergeExamples(
  shipped: readonly LabelledText[],
  club: readonly ClubExample[],
): TrainingSet {
  const byKey = groupByKey(club.toSorted(newestFirst))
  const settled = new Map(
    [...byKey].flatMap(([key, [newest, ...others]]) =>
      newest !== undefined && others.every(({ label }) => label === newest.label)
        ? [[key, newest] as const]
        : [],
    ),
  )
  const seeds = withoutRepeats(shipped)
  const ofSeeds = seeds.flatMap(({ key, example }) =>
    byKey.has(key) ? (settled.get(key) ?? []) : example,
  )
  const ofClub = [...settled].toSorted(([one], [other]) => compare(one, other))
  const examples = [...new Set<TrainingExample>([...ofSeeds, ...ofClub.map(([, each]) => each)])]
  return {
    examples,
    conflicts: [...byKey].flatMap(([key, all]) => (settled.has(key) ? [] : conflictOf(all))),
    seeds: seeds.flatMap(({ key, example }) => (byKey.has(key) ? [] : example)),
    labelled: {
      keys: new Set([...byKey.keys(), ...seeds.map(({ key }) => key)]),
      traceIds: new Set(club.flatMap(({ traceId }) => traceId ?? [])),
    },
    fingerprint: fingerprintOf(examples),
  }
}

/** How many examples each label has, by where they come from. */
export function countExamples(examples: readonly TrainingExample[]): TrainingOverview['counts'] {
  return labels.map((label) => {
    const own = examples.filter((each) => each.label === label)
    const club = own.filter(({ source }) => source !== 'seed')
    const latestAt = club.reduce<string | null>(
      (latest, { labelledAt }) =>
        labelledAt !== null && labelledAt > (latest ?? '') ? labelledAt : latest,
      null,
    )
    return { label, seed: own.length - club.length, club: club.length, latestAt }
  })
}

function newestFirst(one: ClubExample, other: ClubExample): number {
  return compare(other.labelledAt, one.labelledAt) || compare(other.id, one.id)
}

/** Examples that count as one text. */
export function groupByKey(
  examples: readonly ClubExample[],
): ReadonlyMap<string, readonly ClubExample[]> {
  const groups = new Map<string, ClubExample[]>()
  for (const example of examples) {
    const key = exampleKey(example.text)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [example])
    else group.push(example)
  }
  return groups
}

/** Of two seeds with the same text the first one stands. */
function withoutRepeats(shipped: readonly LabelledText[]) {
  const first = new Map<string, { readonly key: string; readonly example: TrainingExample }>()
  for (const { text, label } of shipped) {
    const normalised = normaliseQuestion(text)
    if (first.has(normalised)) continue
    first.set(normalised, { key: exampleKey(text), example: seedExample(text, label) })
  }
  return [...first.values()]
}

function seedExample(text: string, label: Label): TrainingExample {
  const nobody = { id: null, labelledBy: null, labelledAt: null, traceId: null }
  return { ...nobody, text, label, source: 'seed', pending: false }
}

function conflictOf(examples: readonly ClubExample[]): LabelConflict[] {
  const [newest] = examples
  return newest === undefined ? [] : [{ text: newest.text, examples }]
}

function fingerprintOf(examples: readonly TrainingExample[]): string {
  const lines = examples.map(({ text, label }) => JSON.stringify([text, label]))
  return createHash('sha256').update(lines.join('\n')).digest('hex')
}

/** By code units: the same on every device, whatever its language. */
function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other)
}
