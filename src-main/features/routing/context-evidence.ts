import { type Label, labels } from '@shared/ask/assistant'
import type { RoutingContext } from '@shared/ask/routing-context'
import { z } from 'zod'

/** Facts that a rule of `context.json` may begin with. */
const conditions: Readonly<Record<string, (context: RoutingContext) => boolean>> = {
  'after-hours': ({ afterHours }) => afterHours,
  kiosk: ({ channel }) => channel === 'kiosk',
  message: ({ channel }) => channel === 'message',
  'place-named': ({ placeNamed }) => placeNamed,
  ...Object.fromEntries(
    labels.map((label) => [
      `recent-${label}`,
      ({ recent }: RoutingContext) => recent.includes(label),
    ]),
  ),
}

const rulesFile = z.array(
  z
    .strictObject({
      when: z
        .string()
        .refine((name) => Object.hasOwn(conditions, name), 'There is no such condition.'),
      label: z.enum(labels),
      /** Added to the label's log-odds: 0.2 makes 50 % into 55 %. */
      logOdds: z.number().min(-1).max(1),
      why: z.string().min(1),
    })
    .refine(({ label, logOdds }) => label !== 'emergency' || logOdds >= 0, {
      message: 'Nothing makes an emergency less likely.',
    }),
)

/** However much comes together, words decide: no more than this is added or taken away. */
const mostLogOdds = 1

export interface ContextShifts {
  /** What is added to each label's log-odds, −1 to 1; labels that nothing speaks for are missing. */
  readonly shifts: ReadonlyMap<Label, number>
  /** The conditions that held, each once. */
  readonly applied: readonly string[]
}

export type ContextEvidence = (context: RoutingContext) => ContextShifts

/**
 * Compiles what is known beside a question's words into small shifts of its scores.
 * @param json the content of `resources/routing/context.json`
 */
export function compileContext(json: unknown): ContextEvidence {
  const rules = rulesFile.parse(json)
  return (context) => {
    const held = rules.filter(({ when }) => conditions[when]?.(context) ?? false)
    const shifts = new Map<Label, number>()
    for (const { label, logOdds } of held) {
      shifts.set(label, bounded((shifts.get(label) ?? 0) + logOdds))
    }
    return { shifts, applied: [...new Set(held.map(({ when }) => when))] }
  }
}

const bounded = (logOdds: number) => Math.min(mostLogOdds, Math.max(-mostLogOdds, logOdds))

type Scores = readonly { readonly label: Label; readonly probability: number }[]

/**
 * The scores with the shifts applied, again summing to 1, most probable first. An emergency is
 * never less probable than before.
 */
export function shiftScores(scores: Scores, shifts: ContextShifts['shifts']): Scores {
  if (shifts.size === 0) return scores
  const shifted = scaledTo(
    1,
    scores.map(({ label, probability }) => ({
      label,
      probability: probability * Math.exp(shifts.get(label) ?? 0),
    })),
  )
  return [...withEmergencyOf(scores, shifted)].sort((a, b) => b.probability - a.probability)
}

function withEmergencyOf(before: Scores, after: Scores): Scores {
  const least = emergencyIn(before)?.probability ?? 0
  if ((emergencyIn(after)?.probability ?? 0) >= least) return after
  const others = after.filter(({ label }) => label !== 'emergency')
  return [{ label: 'emergency', probability: least }, ...scaledTo(1 - least, others)]
}

const emergencyIn = (scores: Scores) => scores.find(({ label }) => label === 'emergency')

function scaledTo(whole: number, scores: Scores): Scores {
  const sum = scores.reduce((total, { probability }) => total + probability, 0)
  if (sum === 0) return scores
  return scores.map(({ label, probability }) => ({
    label,
    probability: (whole * probability) / sum,
  }))
}
