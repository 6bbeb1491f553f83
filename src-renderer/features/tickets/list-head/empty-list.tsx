import { Button } from '@mantine/core'
import { usePreferences } from '../../../app/preference-store'
import { useSystemStatus } from '../../../app/system-status'
import { useCurrentLocation } from '../../../app/use-locations'
import shared from '../../../ui/list-detail.module.css'
import { clockText } from '../../../ui/time-text'
import { ticketsText } from '../tickets-text'
import classes from './empty-list.module.css'
import { whereSentence } from './filter-sentence'
import { emptyListText as text } from './list-head-text'
import { useListView } from './list-view-store'
import { useFilterChoices } from './use-filter-choices'
import { useViews } from './use-views'

/** Why nothing is listed, and how to see what is hidden. */
export function EmptyList() {
  const { list, current, changed } = useViews()
  const place = useCurrentLocation()
  const where = list.query.where
  const searched = list.text.trim()
  const narrowed = where !== undefined || searched !== '' || place !== null
  // A view that is empty as it was meant to be is good news, not a filter in the way.
  const done = current !== null && !changed && searched === '' && current.id !== 'all'
  const title = !narrowed ? ticketsText.emptyTitle : done ? text.done : text.nothing
  return (
    <div className={shared.message}>
      <p>{title}</p>
      {!narrowed && <p className={shared.dim}>{ticketsText.emptyHint}</p>}
      {narrowed && <Narrowing searched={searched} />}
      <OfflineNote />
      <WaysOut filtered={!done && where !== undefined} searched={searched !== ''} />
    </div>
  )
}

function Narrowing({ searched }: { readonly searched: string }) {
  const { query } = useListView()
  const { nameOf } = useFilterChoices()
  const place = useCurrentLocation()
  return (
    <div className={classes.why}>
      {searched !== '' && <p>{text.searched(searched)}</p>}
      {query.where !== undefined && (
        <p>
          {text.hiddenBy} {whereSentence(query.where, nameOf)}.
        </p>
      )}
      {place !== null && <p>{text.place(place.name)}</p>}
    </div>
  )
}

/** What others wrote meanwhile may be what is looked for. */
function OfflineNote() {
  const connection = useSystemStatus().data?.connection
  if (connection?.state !== 'offline') return null
  return <p className={classes.offline}>{text.offline(clockText(connection.since))}</p>
}

interface WaysOutProps {
  readonly filtered: boolean
  readonly searched: boolean
}

function WaysOut({ filtered, searched }: WaysOutProps) {
  const { setText, setWhere } = useListView()
  const place = useCurrentLocation()
  const setLocation = usePreferences((preferences) => preferences.setLocation)
  return (
    <div className={classes.ways}>
      {searched && (
        <Button size="xs" variant="default" onClick={() => setText('')}>
          {text.clearSearch}
        </Button>
      )}
      {filtered && (
        <Button size="xs" variant="default" onClick={() => setWhere(null)}>
          {text.clear}
        </Button>
      )}
      {place !== null && (
        <Button size="xs" variant="default" onClick={() => setLocation(null)}>
          {text.allLocations}
        </Button>
      )}
    </div>
  )
}
