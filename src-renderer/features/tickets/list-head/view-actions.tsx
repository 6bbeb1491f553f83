import { ActionIcon, Menu } from '@mantine/core'
import {
  IconDeviceFloppy,
  IconDots,
  IconPencil,
  IconPlus,
  IconRestore,
  IconTrash,
  IconUsers,
} from '@tabler/icons-react'
import { MoveViewItems } from '../view-order/move-view-items'
import type { OpenableView } from './built-in-views'
import classes from './list-head.module.css'
import { useListHeadStore } from './list-head-store'
import { listHeadText } from './list-head-text'
import { NarrowedCount } from './narrowed-count'
import { useSaveView, type useViews } from './use-views'
import { contentOf, narrows } from './view-content'

const text = listHeadText.actions
const size = 16

interface Props {
  readonly views: ReturnType<typeof useViews>
}

/** What can be done with the view that is open. */
export function ViewActions({ views }: Props) {
  const { mine, update } = useOwnView(views)
  return <ActionsMenu {...{ views, mine, update }} />
}

/** For a list that is no longer as its view has it: puts it back or keeps it. */
export function ViewChanges({ views }: Props) {
  const { list, current, changed, open } = views
  const setNaming = useListHeadStore((state) => state.setNaming)
  const { mine, update } = useOwnView(views)
  if (!changed) return null
  return (
    <span className={classes.viewChanges}>
      {narrows(list, current?.content ?? null) && <NarrowedCount />}
      {current !== null && <Quiet onPress={() => open(current)}>{listHeadText.reset}</Quiet>}
      {mine === null ? (
        <Quiet onPress={() => setNaming('new')}>{listHeadText.saveAs}</Quiet>
      ) : (
        <Quiet onPress={() => update(mine)}>{listHeadText.save}</Quiet>
      )}
    </span>
  )
}

/** The view that is open when it is one's own, and a way to keep the list in it as it is now. */
function useOwnView({ list, current }: Props['views']) {
  const save = useSaveView({ opens: true })
  const update = ({ id, name, saved }: OpenableView) =>
    save.mutate({ ...contentOf(list), id, name, shared: saved?.shared ?? false })
  return { mine: current?.saved?.mine === true ? current : null, update }
}

interface QuietProps {
  readonly children: string
  readonly onPress: () => void
}

function Quiet({ children, onPress }: QuietProps) {
  return (
    <button type="button" className={classes.quietButton} onClick={onPress}>
      {children}
    </button>
  )
}

interface MenuProps extends Props {
  /** The view that is open, when it is one's own. */
  readonly mine: OpenableView | null
  readonly update: (view: OpenableView) => void
}

function ActionsMenu({ views: { views, current, changed, open }, mine, update }: MenuProps) {
  const { setNaming } = useListHeadStore()
  return (
    <Menu position="bottom-end" width={240}>
      <Menu.Target>
        <ActionIcon
          size={26}
          variant="subtle"
          color="gray"
          aria-label={listHeadText.viewActions}
          title={listHeadText.viewActions}
        >
          <IconDots size={size} aria-hidden="true" />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconPlus size={size} />} onClick={() => setNaming('new')}>
          {text.saveNew}
        </Menu.Item>
        {changed && current !== null && (
          <Menu.Item leftSection={<IconRestore size={size} />} onClick={() => open(current)}>
            {text.reset}
          </Menu.Item>
        )}
        {current !== null && <MoveViewItems {...{ views, view: current }} />}
        {mine !== null && <OwnActions {...{ mine, changed, update }} />}
      </Menu.Dropdown>
    </Menu>
  )
}

interface OwnProps {
  readonly mine: OpenableView
  readonly changed: boolean
  readonly update: (view: OpenableView) => void
}

function OwnActions({ mine, changed, update }: OwnProps) {
  const { setNaming, setRemoving } = useListHeadStore()
  const save = useSaveView({ opens: false })
  const shared = mine.saved?.shared === true
  // What else was changed about the list is saved by its own button.
  const share = () =>
    save.mutate({ ...mine.content, id: mine.id, name: mine.name, shared: !shared })
  return (
    <>
      {changed && (
        <Menu.Item leftSection={<IconDeviceFloppy size={size} />} onClick={() => update(mine)}>
          {text.update}
        </Menu.Item>
      )}
      <Menu.Item leftSection={<IconPencil size={size} />} onClick={() => setNaming('rename')}>
        {text.rename}
      </Menu.Item>
      <Menu.Item leftSection={<IconUsers size={size} />} onClick={share}>
        {shared ? text.unshare : text.share}
      </Menu.Item>
      <Menu.Divider />
      <Menu.Item leftSection={<IconTrash size={size} />} onClick={() => setRemoving(true)}>
        {text.remove}
      </Menu.Item>
    </>
  )
}
