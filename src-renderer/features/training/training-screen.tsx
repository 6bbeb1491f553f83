import type { Person } from '@shared/accounts/account-contract'
import type { SystemStatus } from '@shared/system/system-contract'
import type { TrainingOverview } from '@shared/training/training-contract'
import { useEffect } from 'react'
import { useLocation } from 'wouter'
import { useShortcuts } from '../../app/use-shortcuts'
import { ErrorState } from '../../ui/error-state'
import { Late } from '../../ui/late'
import shared from '../../ui/list-detail.module.css'
import { Placeholder } from '../../ui/placeholder'
import { DataSection } from './data/data-section'
import { DriftSection } from './drift/drift-section'
import { QualitySection } from './quality/quality-section'
import { SectionTabs } from './section-tabs'
import { ThresholdsSection } from './thresholds/thresholds-section'
import { TrainingHead } from './training-head'
import classes from './training-screen.module.css'
import { sectionPath, type TrainingSection, trainingSections } from './training-sections'
import { useTrainingStore } from './training-store'
import { trainingText } from './training-text'
import { UncertainSection } from './uncertain/uncertain-section'
import { useTrainingOverview } from './use-training'
import { VersionsSection } from './versions/versions-section'

interface Props {
  readonly section: TrainingSection
  readonly person: Person
  readonly status: SystemStatus
}

/** What the router learns from, how well it decides, and which one every desk uses. */
export function TrainingScreen({ section, person, status }: Props) {
  const overview = useTrainingOverview()
  const remember = useTrainingStore((state) => state.set)
  useEffect(() => remember({ section }), [section, remember])
  useSectionShortcuts(section)
  const content = <SectionContent {...{ section, person, status }} overview={overview.data} />
  const failed = overview.error !== null && overview.data === undefined
  return (
    <div className={classes.screen}>
      <TrainingHead overview={overview.data ?? null} pending={overview.isPending} />
      <SectionTabs section={section} overview={overview.data ?? null} />
      {failed && (
        <ErrorState
          title={trainingText.failed}
          message={overview.error.message}
          retryLabel={trainingText.retry}
          onRetry={() => overview.refetch()}
        />
      )}
      {!failed && <div className={classes.body}>{content}</div>}
    </div>
  )
}

interface ContentProps extends Props {
  readonly overview: TrainingOverview | undefined
}

function SectionContent({ section, person, status, overview }: ContentProps) {
  const admin = person.role === 'admin'
  const online = status.connection.state === 'online'
  if (section === 'thresholds') return <ThresholdsSection admin={admin} />
  if (overview === undefined) return <ContentSkeleton />
  switch (section) {
    case 'data':
      return <DataSection overview={overview} />
    case 'uncertain':
      return <UncertainSection />
    case 'quality':
      return <QualitySection {...{ overview, admin, online }} />
    case 'versions':
      return <VersionsSection {...{ overview, admin, online }} />
    case 'drift':
      return <DriftSection weeks={overview.drift} />
  }
}

function ContentSkeleton() {
  return (
    <Late>
      <div className={shared.placeholders}>
        <Placeholder height={48} width="40%" />
        <Placeholder height={200} />
        <Placeholder height={120} />
      </div>
    </Late>
  )
}

function useSectionShortcuts(section: TrainingSection): void {
  const [, navigate] = useLocation()
  const { group, nextSection, previousSection } = trainingText.shortcuts
  const move = (step: number) => {
    const next = trainingSections[trainingSections.indexOf(section) + step]
    if (next !== undefined) navigate(sectionPath(next))
  }
  useShortcuts([
    { keys: 'h', label: previousSection, group, run: () => move(-1) },
    { keys: 'l', label: nextSection, group, run: () => move(1) },
  ])
}
