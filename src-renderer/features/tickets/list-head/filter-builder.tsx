import { Button } from '@mantine/core'
import { type KeyboardEvent, useState } from 'react'
import { BuilderGroup } from './builder-group'
import classes from './filter-builder.module.css'
import { type DraftGroup, draftOf, whereOfDraft } from './filter-draft'
import { whereSentence } from './filter-sentence'
import { useListHeadStore } from './list-head-store'
import { builderText, listHeadText } from './list-head-text'
import { useListView } from './list-view-store'
import { useFilterChoices } from './use-filter-choices'
import { sameValue } from './view-content'

/** And, or and groups over everything that a ticket has; the list follows at once. */
export function FilterBuilder() {
  const { query, setWhere } = useListView()
  const { choices, nameOf } = useFilterChoices()
  const [draft, setDraft] = useDraft(query.where ?? null)
  const close = () => {
    useListHeadStore.getState().setBuilding(false)
    document.getElementById('ticket-filter-button')?.focus()
  }
  const change = (next: DraftGroup) => {
    setDraft(next)
    setWhere(whereOfDraft(next))
  }
  const onKeyDown = (event: KeyboardEvent) => {
    // A list of values closes by itself; it is elsewhere in the page.
    const inside = event.target instanceof Node && event.currentTarget.contains(event.target)
    if (event.key !== 'Escape' || !inside) return
    // The ticket beside it stays open.
    event.preventDefault()
    close()
  }
  return (
    <section aria-label={listHeadText.builder} className={classes.builder} onKeyDown={onKeyDown}>
      <p className={classes.sentence} aria-live="polite">
        {whereSentence(whereOfDraft(draft) ?? undefined, nameOf)}.
      </p>
      <BuilderGroup
        group={draft}
        depth={0}
        {...{ choices, nameOf }}
        onChange={change}
        onRemove={null}
      />
      <div className={classes.foot}>
        <Button size="compact-sm" variant="subtle" onClick={() => change({ ...draft, of: [] })}>
          {builderText.clear}
        </Button>
        <Button size="compact-sm" variant="default" onClick={close}>
          {builderText.done}
        </Button>
      </div>
    </section>
  )
}

type Where = ReturnType<typeof whereOfDraft>

/** What is being built, begun anew when the filter changes elsewhere. */
function useDraft(where: Where) {
  const [state, setState] = useState(() => ({ draft: draftOf(where ?? undefined), where }))
  const elsewhere = !sameValue(state.where, where)
  const draft = elsewhere ? draftOf(where ?? undefined) : state.draft
  if (elsewhere) setState({ draft, where })
  const setDraft = (next: DraftGroup) => setState({ draft: next, where: whereOfDraft(next) })
  return [draft, setDraft] as const
}
