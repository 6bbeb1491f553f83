import { Button, NativeSelect } from '@mantine/core'
import type { Location } from '@shared/knowledge/knowledge-contract'
import type { Handover } from '@shared/tickets/ticket-handover-contract'
import { IconCheck, IconCopy, IconMarkdown, IconPrinter } from '@tabler/icons-react'
import { useMemo } from 'react'
import { Link, useLocation } from 'wouter'
import '../fields/ticket-field-styles'
import { useCurrentLocation, useLocations } from '../../../app/use-locations'
import { useRead } from '../../../ipc/use-read'
import { BackButton } from '../../../ui/back-button'
import { ErrorState } from '../../../ui/error-state'
import { Late } from '../../../ui/late'
import { Placeholder } from '../../../ui/placeholder'
import { ScrollPage } from '../../../ui/scroll-page'
import { useCopied } from '../../../ui/use-copied'
import { useMinute } from '../../../ui/use-minute'
import { zonedClockText } from '../../../ui/zoned-time-text'
import { useDuePlace } from '../due/due-place'
import classes from './handover.module.css'
import { handoverAsMarkdown, handoverAsText } from './handover-export'
import { type HandoverSection, handoverSections, isQuiet } from './handover-lines'
import { type HandoverPeriod, handoverPeriods, sinceOf, useHandoverPeriod } from './handover-period'
import { handoverText as text } from './handover-text'

// Tickets change all the time; what is read out at the change of a shift should not be old.
const freshness = { staleTime: 0, refetchInterval: 60_000 }

/** What the next shift has to know, for the location at the top. */
export function HandoverScreen() {
  const period = useHandoverPeriod((state) => state.period)
  const location = useCurrentLocation()
  // The same moment for as long as the period is the same, so that it is one read.
  const since = useMemo(() => sinceOf(period, new Date()), [period])
  const input = { since, ...(location === null ? {} : { locationId: location.id }) }
  const read = useRead('tickets.handover', input, freshness)
  return (
    <ScrollPage label={text.title}>
      {read.error !== null && (
        <ErrorState
          title={text.failed}
          message={read.error.message}
          retryLabel={text.retry}
          onRetry={() => read.refetch()}
        />
      )}
      {read.isPending && (
        <Late>
          <Placeholder height={48} />
          <Placeholder height={240} />
        </Late>
      )}
      {read.data !== undefined && <Content handover={read.data} location={location} />}
    </ScrollPage>
  )
}

interface ContentProps {
  readonly handover: Handover
  /** Null: all of them. */
  readonly location: Location | null
}

function Content({ handover, location }: ContentProps) {
  const now = useMinute()
  const [, navigate] = useLocation()
  const sections = handoverSections(handover, now)
  const { since, until } = handover
  const all = useLocations()
  const { timeZone } = useDuePlace((location === null ? all : [location]).map(({ id }) => id))
  const [from, to] = [since, until].map((iso) => zonedClockText(iso, timeZone, now))
  const about = text.for(location?.name ?? null, from ?? '', to ?? '')
  return (
    <div className={classes.handover}>
      <div className={classes.head}>
        <div className={classes.back}>
          <BackButton label={text.back} onBack={() => navigate('/tickets')} />
        </div>
        <div className={classes.titleLine}>
          <h1 className={classes.title}>{text.title}</h1>
          <p className={classes.about}>{about}</p>
        </div>
        <Actions about={about} sections={sections} />
      </div>
      {isQuiet(sections) && <p className={classes.quiet}>{text.quiet}</p>}
      {!isQuiet(sections) && sections.map((one) => <Section key={one.key} section={one} />)}
    </div>
  )
}

function Actions(exported: Parameters<typeof handoverAsText>[0]) {
  const { period, choose } = useHandoverPeriod()
  const asText = useCopied()
  const asMarkdown = useCopied()
  return (
    <div className={classes.actions}>
      <NativeSelect
        size="xs"
        aria-label={text.period}
        data={handoverPeriods.map((value) => ({ value, label: text.periods[value] }))}
        value={period}
        onChange={({ currentTarget: { value } }) => choose(value as HandoverPeriod)}
      />
      <Button
        size="xs"
        variant="default"
        leftSection={asText.copied ? <IconCheck size={15} /> : <IconCopy size={15} />}
        onClick={() => asText.copy(handoverAsText(exported))}
      >
        {asText.copied ? text.copied : text.copyText}
      </Button>
      <Button
        size="xs"
        variant="default"
        leftSection={asMarkdown.copied ? <IconCheck size={15} /> : <IconMarkdown size={15} />}
        onClick={() => asMarkdown.copy(handoverAsMarkdown(exported))}
      >
        {asMarkdown.copied ? text.copied : text.copyMarkdown}
      </Button>
      <Button
        size="xs"
        variant="default"
        leftSection={<IconPrinter size={15} />}
        onClick={() => window.print()}
      >
        {text.print}
      </Button>
    </div>
  )
}

function Section({ section: { key, entries, more } }: { readonly section: HandoverSection }) {
  return (
    <section className={classes.section} data-section={key} aria-labelledby={`handover-${key}`}>
      <div className={classes.sectionHead}>
        <h2 id={`handover-${key}`} className={classes.sectionTitle}>
          {text.sections[key]}
        </h2>
        <span className={classes.count}>{(entries.length + more).toLocaleString('en')}</span>
        <span className={classes.hint}>{text.hints[key]}</span>
      </div>
      {entries.length === 0 && <p className={classes.none}>{text.none}</p>}
      <ul className={classes.entries}>
        {entries.map(({ id, title, facts, said }) => (
          <li key={id}>
            <Link href={`/tickets/${id}`} className={classes.entry}>
              <span className={classes.entryTitle}>{title}</span>
              <span className={classes.facts}>{facts.join(' · ')}</span>
              {said !== null && <span className={classes.said}>{said}</span>}
            </Link>
          </li>
        ))}
      </ul>
      {more > 0 && <p className={classes.none}>{text.more(more)}</p>}
    </section>
  )
}
