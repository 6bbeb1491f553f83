import { ticketLayouts } from '@shared/tickets/ticket-view-contract'
import { IconLayoutKanban, IconList } from '@tabler/icons-react'
import classes from './list-head.module.css'
import { listHeadText } from './list-head-text'
import { useListView } from './list-view-store'

const text = listHeadText.display
const icons = { table: IconList, board: IconLayoutKanban }

/** As a table or as a board. */
export function LayoutSwitch() {
  const { layout, setLayout } = useListView()
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would need a legend that is seen
    <div role="group" aria-label={text.layout} className={classes.layouts}>
      {ticketLayouts.map((one) => {
        const Icon = icons[one]
        return (
          <button
            key={one}
            type="button"
            className={classes.layout}
            aria-label={text[one]}
            title={text[one]}
            aria-pressed={one === layout}
            onClick={() => setLayout(one)}
          >
            <Icon size={15} aria-hidden="true" />
          </button>
        )
      })}
    </div>
  )
}
