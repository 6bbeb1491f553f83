/** The parts of the Training screen, in the order of their tabs; each has an address. */
export const trainingSections = [
  'data',
  'uncertain',
  'quality',
  'versions',
  'drift',
  'thresholds',
] as const

export type TrainingSection = (typeof trainingSections)[number]

/** The section that an address names; null where it names none. */
export function sectionOf(name: string | null): TrainingSection | null {
  return trainingSections.find((section) => section === name) ?? null
}

export function sectionPath(section: TrainingSection): string {
  return `/training/${section}`
}
