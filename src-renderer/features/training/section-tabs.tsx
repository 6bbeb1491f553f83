import type { TrainingOverview } from '@shared/training/training-contract'
import { Link } from 'wouter'
import { countText } from './figure-text'
import classes from './training-screen.module.css'
import { sectionPath, type TrainingSection, trainingSections } from './training-sections'
import { trainingText } from './training-text'

interface Props {
  readonly section: TrainingSection
  readonly overview: TrainingOverview | null
}

/** The parts of the screen as links, each with what waits in it. */
export function SectionTabs({ section, overview }: Props) {
  return (
    <nav aria-label={trainingText.sectionsLabel} className={classes.tabs}>
      {trainingSections.map((one) => {
        const count = overview === null ? null : waiting(one, overview)
        return (
          <Link
            key={one}
            href={sectionPath(one)}
            className={classes.tab}
            aria-current={one === section ? 'page' : undefined}
          >
            {trainingText.sections[one]}
            {count !== null && count > 0 && (
              <span className={classes.tabCount} title={waitingText(one, count)}>
                {countText(count)}
              </span>
            )}
          </Link>
        )
      })}
    </nav>
  )
}

function waitingText(section: TrainingSection, count: number): string {
  const { data, uncertain } = trainingText.waiting
  return section === 'data' ? data(count) : uncertain(count)
}

function waiting(section: TrainingSection, overview: TrainingOverview): number | null {
  if (section === 'data') return overview.conflicts
  return section === 'uncertain' ? overview.uncertain : null
}
