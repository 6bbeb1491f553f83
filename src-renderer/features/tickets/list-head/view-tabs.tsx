import { Menu, VisuallyHidden } from '@mantine/core'
import { IconChevronDown, IconUsers } from '@tabler/icons-react'
import { useMovableTabs } from '../view-order/use-move-view'
import type { OpenableView } from './built-in-views'
import classes from './list-head.module.css'
import { listHeadText } from './list-head-text'
import { useFittingTabs } from './use-fitting-tabs'

interface Props {
  readonly views: readonly OpenableView[]
  readonly current: OpenableView | null
  /** The list is no longer as its view has it. */
  readonly changed: boolean
  /** Tickets in each view, by its id; a view that is not counted yet has none. */
  readonly counts: Readonly<Record<string, number>>
  readonly onOpen: (view: OpenableView) => void
}

/** The views in one line; what does not fit is in a menu at its end. */
export function ViewTabs({ views, current, changed, counts, onOpen }: Props) {
  const names = views.map(({ id, name }) => `${id} ${name} ${counts[id] ?? ''}`).join('\n')
  const { room, fitting } = useFittingTabs(names)
  const movable = useMovableTabs(views)
  const shown = views.slice(0, fitting)
  const hidden = views.slice(fitting)
  return (
    <nav ref={room} aria-label={listHeadText.views} className={classes.tabs}>
      {shown.map((view, place) => (
        <button
          key={view.id}
          type="button"
          className={classes.tab}
          aria-current={view === current || undefined}
          {...movable(view, place)}
          onClick={() => onOpen(view)}
        >
          <ViewName view={view} count={counts[view.id]} />
          {view === current && changed && <ChangedMark />}
        </button>
      ))}
      {hidden.length > 0 && <MoreViews {...{ hidden, current, changed, counts, onOpen }} />}
    </nav>
  )
}

interface ViewNameProps {
  readonly view: OpenableView
  readonly count: number | undefined
}

function ViewName({ view: { name, saved }, count }: ViewNameProps) {
  return (
    <>
      <span className={classes.tabName}>{name}</span>
      {saved?.shared === true && (
        <span className={classes.sharedMark} title={listHeadText.sharedHint}>
          <IconUsers size={12} aria-hidden="true" />
          {listHeadText.shared}
        </span>
      )}
      {count !== undefined && <span className={classes.count}>{listHeadText.count(count)}</span>}
    </>
  )
}

/** Out of the flow, so that no tab moves. */
function ChangedMark() {
  return (
    <span className={classes.changedMark} title={listHeadText.changed}>
      <VisuallyHidden>{listHeadText.changed}</VisuallyHidden>
    </span>
  )
}

type MoreProps = Pick<Props, 'current' | 'changed' | 'counts' | 'onOpen'> & {
  readonly hidden: readonly OpenableView[]
}

function MoreViews({ hidden, current, changed, counts, onOpen }: MoreProps) {
  const open = hidden.find((view) => view === current)
  return (
    <Menu position="bottom-end" width={280} transitionProps={{ duration: 0 }}>
      <Menu.Target>
        <button type="button" className={classes.tab} aria-current={open && true} data-more>
          <span className={classes.tabName}>{open?.name ?? listHeadText.moreViews}</span>
          {open !== undefined && changed && <ChangedMark />}
          <IconChevronDown size={12} aria-hidden="true" />
        </button>
      </Menu.Target>
      <Menu.Dropdown className={classes.moreDropdown}>
        {hidden.map((view) => (
          <Menu.Item key={view.id} onClick={() => onOpen(view)} aria-current={view === current}>
            <span className={classes.moreItem}>
              <ViewName view={view} count={counts[view.id]} />
            </span>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
