import { Menu } from '@mantine/core'
import { IconArrowLeft, IconArrowRight } from '@tabler/icons-react'
import type { OpenableView } from '../list-head/built-in-views'
import { useMoveView } from './use-move-view'
import { viewOrderText as text } from './view-order-text'

interface Props {
  readonly views: readonly OpenableView[]
  readonly view: OpenableView
}

/** Entries of a menu that move a view one place; the menu stays, for the next place. */
export function MoveViewItems({ views, view }: Props) {
  const { moveBy, mayMove } = useMoveView(views)
  return (
    <>
      <Menu.Item
        closeMenuOnClick={false}
        leftSection={<IconArrowLeft size={16} />}
        disabled={!mayMove(view, -1)}
        onClick={() => moveBy(view, -1)}
      >
        {text.left}
      </Menu.Item>
      <Menu.Item
        closeMenuOnClick={false}
        leftSection={<IconArrowRight size={16} />}
        disabled={!mayMove(view, 1)}
        onClick={() => moveBy(view, 1)}
      >
        {text.right}
      </Menu.Item>
    </>
  )
}
