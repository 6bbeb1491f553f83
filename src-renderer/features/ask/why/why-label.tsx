import { Button, NativeSelect } from '@mantine/core'
import type { Answer } from '@shared/ask/ask-contract'
import { type Label, labels } from '@shared/ask/assistant'
import { IconCheck } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { screensFor } from '../../../app/screen-list'
import { useSession } from '../../../app/session'
import { assistantNames } from '../../../app/vocabulary'
import { request } from '../../../ipc/request'
import { Note } from '../../../ui/note'
import classes from './why-label.module.css'
import { whyLabelText as text } from './why-label-text'

/** Whether the route was right, for the router to learn from; for those who label. */
export function WhyLabel({ answer }: { readonly answer: Answer }) {
  const { data: person } = useSession()
  const { kept, keep } = useKeptLabel(answer)
  if (person === null || person === undefined) return null
  // Whoever has the Training screen may label.
  if (!screensFor(person.role).some(({ id }) => id === 'training')) return null
  const { label } = answer.route
  const others = labels.filter((one) => one !== label)
  return (
    <div className={classes.block}>
      <div className={classes.line}>
        <span>{text.ask}</span>
        <Button
          size="compact-xs"
          variant="default"
          aria-pressed={kept === label}
          disabled={keep.isPending}
          onClick={() => keep.mutate(label)}
        >
          {text.yes}
        </Button>
        <NativeSelect
          size="xs"
          className={classes.choice}
          aria-label={text.shouldBe}
          disabled={keep.isPending}
          data={[
            { value: '', label: text.shouldBe },
            ...others.map((value) => ({ value, label: assistantNames[value] })),
          ]}
          value={kept === null || kept === label ? '' : kept}
          onChange={({ currentTarget: { value } }) => {
            const chosen = others.find((one) => one === value)
            if (chosen !== undefined) keep.mutate(chosen)
          }}
        />
      </div>
      {kept !== null && (
        <p role="status" className={classes.kept}>
          <IconCheck size={14} aria-hidden="true" />
          {kept === label ? text.keptYes : text.keptOther(assistantNames[kept])}
        </p>
      )}
      {keep.error !== null && (
        <Note tone="bad">
          {text.failed}: {keep.error.message}
        </Note>
      )}
    </div>
  )
}

/** What was said about this answer here, also after the panel was closed and opened again. */
function useKeptLabel({ question, route, traceId }: Answer) {
  const client = useQueryClient()
  const queryKey = ['training.label', traceId]
  const { data } = useQuery<Label | null>({ queryKey, queryFn: () => null, enabled: false })
  const keep = useMutation({
    mutationFn: (label: Label) => {
      const source = label === route.label ? 'feedback' : 'correction'
      return request('training.label', { text: question, label, source, traceId })
    },
    onSuccess: (_example, label) => client.setQueryData<Label>(queryKey, label),
  })
  return { kept: data ?? null, keep }
}
