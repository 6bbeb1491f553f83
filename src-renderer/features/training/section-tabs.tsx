import type { TrainingOverview } from '@shared/training/training-contract'
import { type Tab, TabLinks } from '../../app/tab-links'
import { sectionPath, type TrainingSection, trainingSections } from './training-sections'
import { trainingText } from './training-text'

interface Props {
  readonly section: TrainingSection
  readonly overview: TrainingOverview | null
}

/** The parts of the screen as links, each with what waits in it. */
export function SectionTabs({ section, overview }: Props) {
  const tabs = trainingSections.map((one): Tab => {
    const count = overview === null ? null : waiting(one, overview)
    return {
      path: sectionPath(one),
      name: trainingText.sections[one],
      current: one === section,
      ...(count !== null && { count: { number: count, label: waitingText(one, count) } }),
    }
  })
  return <TabLinks label={trainingText.sectionsLabel} tabs={tabs} />
}

function waitingText(section: TrainingSection, count: number): string {
  const { data, uncertain } = trainingText.waiting
  return section === 'data' ? data(count) : uncertain(count)
}

function waiting(section: TrainingSection, overview: TrainingOverview): number | null {
  if (section === 'data') return overview.conflicts
  return section === 'uncertain' ? overview.uncertain : null
}
