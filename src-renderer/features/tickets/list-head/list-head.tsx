import { Button } from '@mantine/core'
import type { TicketQueryInput } from '@shared/tickets/ticket-query'
import { IconPlus } from '@tabler/icons-react'
import { useTicketStore } from '../ticket-store'
import { DisplayMenu } from './display-menu'
import { FilterBuilder } from './filter-builder'
import { FilterRow } from './filter-row'
import { LayoutSwitch } from './layout-switch'
import classes from './list-head.module.css'
import { useListHeadStore } from './list-head-store'
import { listHeadText } from './list-head-text'
import { MoreMenu } from './more-menu'
import { RemoveViewDialog } from './remove-view-dialog'
import { SaveViewDialog } from './save-view-dialog'
import { SearchBox } from './search-box'
import { useViewCounts } from './use-view-counts'
import { useViews } from './use-views'
import { ViewActions, ViewChanges } from './view-actions'
import { ViewTabs } from './view-tabs'

/** What stands above the list: its views, what it is narrowed to, and how it looks. */
export function ListHead({ query }: { readonly query: TicketQueryInput }) {
  const building = useListHeadStore((state) => state.building)
  return (
    <>
      <div className={classes.head}>
        <Bar query={query} />
        <Views />
      </div>
      {building && <FilterBuilder />}
    </>
  )
}

function Bar({ query }: { readonly query: TicketQueryInput }) {
  const setCreating = useTicketStore((state) => state.setCreating)
  return (
    <div className={classes.bar}>
      <h1 className={classes.title}>{listHeadText.title}</h1>
      <SearchBox />
      <LayoutSwitch />
      <DisplayMenu />
      <MoreMenu query={query} />
      <Button
        size="xs"
        className={classes.create}
        leftSection={<IconPlus size={15} aria-hidden="true" />}
        onClick={() => setCreating(true)}
      >
        <span className={classes.barWord}>{listHeadText.create}</span>
      </Button>
    </div>
  )
}

function Views() {
  const views = useViews()
  const counts = useViewCounts(views.views)
  const { naming, removing } = useListHeadStore()
  return (
    <>
      <div className={classes.viewRow}>
        <ViewTabs {...{ counts }} {...views} onOpen={views.open} />
        <ViewChanges views={views} />
        <ViewActions views={views} />
      </div>
      <FilterRow />
      {naming !== null && <SaveViewDialog {...{ naming, views }} />}
      {removing && views.current !== null && <RemoveViewDialog view={views.current} />}
    </>
  )
}
