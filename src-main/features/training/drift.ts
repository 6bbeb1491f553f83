import { type Label, labels } from '@shared/ask/assistant'
import type { DriftWeek } from '@shared/training/training-contract'

interface Routed {
  /** ISO 8601, UTC. */
  readonly askedAt: string
  readonly label: Label
  readonly confidence: number
}

type Counts = ReadonlyMap<Label, number>

/** Weeks with questions, oldest first; they begin on Mondays of this device's time zone. */
export function driftByWeek(questions: readonly Routed[]): readonly DriftWeek[] {
  const weeks = [...groupByWeek(questions)].toSorted(([one], [other]) => (one < other ? -1 : 1))
  let before: Counts = new Map()
  return weeks.map(([monday, asked]) => {
    const counts = countLabels(asked)
    const drift = before.size === 0 ? null : distance(counts, before)
    before = added(before, counts)
    return {
      ...{ monday, drift, questions: asked.length },
      byLabel: labels.map((label) => ({ label, count: counts.get(label) ?? 0 })),
      confidence: asked.reduce((sum, { confidence }) => sum + confidence, 0) / asked.length,
    }
  })
}

/** ISO 8601 date of the Monday at or before that time, both on this device's calendar. */
export function mondayOf(time: Date): string {
  const sinceMonday = (time.getDay() + 6) % 7
  const monday = new Date(time.getFullYear(), time.getMonth(), time.getDate() - sinceMonday)
  const [month, day] = [monday.getMonth() + 1, monday.getDate()].map(twoDigits)
  return `${monday.getFullYear()}-${month}-${day}`
}

const twoDigits = (value: number) => String(value).padStart(2, '0')

function groupByWeek(questions: readonly Routed[]): ReadonlyMap<string, readonly Routed[]> {
  const weeks = new Map<string, Routed[]>()
  for (const question of questions) {
    const monday = mondayOf(new Date(question.askedAt))
    const week = weeks.get(monday)
    if (week === undefined) weeks.set(monday, [question])
    else week.push(question)
  }
  return weeks
}

function countLabels(questions: readonly Routed[]): Counts {
  const counts = new Map<Label, number>()
  for (const { label } of questions) counts.set(label, (counts.get(label) ?? 0) + 1)
  return counts
}

function added(one: Counts, other: Counts): Counts {
  return new Map(labels.map((label) => [label, (one.get(label) ?? 0) + (other.get(label) ?? 0)]))
}

/** Total variation distance of the shares. */
function distance(one: Counts, other: Counts): number {
  const [sizeOfOne, sizeOfOther] = [sizeOf(one), sizeOf(other)]
  const gaps = labels.map((label) =>
    Math.abs((one.get(label) ?? 0) / sizeOfOne - (other.get(label) ?? 0) / sizeOfOther),
  )
  return gaps.reduce((sum, gap) => sum + gap, 0) / 2
}

function sizeOf(counts: Counts): number {
  return [...counts.values()].reduce((sum, count) => sum + count, 0)
}
