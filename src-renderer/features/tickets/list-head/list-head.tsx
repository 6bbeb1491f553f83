import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useTicketStore } from '../ticket-store'
import { DisplayMenu } from './display-menu'
import { FilterBuilder } from './filter-builder'
import { FilterRow } from './filter-row'
import { LayoutSwitch } from './layout-switch'
import classes from './list-head.module.css'
import { useListHeadStore } from './list-head-store'
import { listHeadText } from './list-head-text'
import { RemoveViewDialog } from './remove-view-dialog'
import { SaveViewDialog } from './save-view-dialog'
import { SearchBox } from './search-box'
import { useViewCounts } from './use-view-counts'
import { useViews } from './use-views'
import { ViewActions, ViewChanges } from './view-actions'
import { ViewTabs } from './view-tabs'

/** What stands above the list: its views, what it is narrowed to, and how it looks. */
export function ListHead() {
  const building = useListHeadStore((state) => state.building)
  return (
    <>
      <div className={classes.head}>
        <Bar />
        <Views />
      </div>
      {building && <FilterBuilder />}
    </>
  )
}

function Bar() {
  const setCreating = useTicketStore((state) => state.setCreating)
  return (
    <div className={classes.bar}>
      <h1 className={classes.title}>{listHeadText.title}</h1>
      <SearchBox />
      <LayoutSwitch />
      <DisplayMenu />
      <Button
        size="xs"
        leftSection={<IconPlus size={15} aria-hidden="true" />}
        onClick={() => setCreating(true)}
      >
        {listHeadText.create}
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
        <ViewActions views={views} />
      </div>
      <FilterRow>
        <ViewChanges views={views} />
      </FilterRow>
      {naming !== null && <SaveViewDialog {...{ naming, views }} />}
      {removing && views.current !== null && <RemoveViewDialog view={views.current} />}
    </>
  )
}
