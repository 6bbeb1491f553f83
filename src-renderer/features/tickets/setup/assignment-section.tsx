import { Button } from '@mantine/core'
import type { Person } from '@shared/accounts/account-contract'
import type { AssignmentRule } from '@shared/tickets/ticket-assignment-contract'
import { IconPlus } from '@tabler/icons-react'
import { useRead } from '../../../ipc/use-read'
import { Note } from '../../../ui/note'
import { RuleRow } from './rule-row'
import classes from './setup.module.css'
import { EmptyPart, SetupCard } from './setup-card'
import { setupText } from './setup-text'
import { useMoveRule, useRemoveRule, useSaveRule } from './use-setup'

const text = setupText.assignment

interface Props {
  readonly decides: boolean
  readonly person: Person
}

/** Who gets a new ticket that nobody was named for. */
export function AssignmentSection({ decides, person }: Props) {
  return (
    <SetupCard
      title={setupText.sections.assignment}
      help={text.help}
      readOnly={decides ? null : text.readOnly}
      failed={text.failed}
      read={useRead('tickets.assignment-rules', {})}
    >
      {(rules) => <Rules {...{ rules, decides, person }} />}
    </SetupCard>
  )
}

function Rules({ rules, decides, person }: Props & { readonly rules: readonly AssignmentRule[] }) {
  const [save, move, remove] = [useSaveRule(), useMoveRule(), useRemoveRule()]
  const failure = save.error ?? move.error ?? remove.error
  // Who is limited to some locations begins with one of them.
  const locationId = person.locations[0] ?? null
  return (
    <>
      {rules.length === 0 && <EmptyPart title={text.none} hint={text.noneHint} />}
      {rules.length > 0 && <ColumnNames />}
      {rules.length > 0 && (
        <ol aria-label={text.list} className={classes.rows}>
          {rules.map((rule, i) => (
            <RuleRow
              key={rule.id}
              number={i + 1}
              last={i === rules.length - 1}
              {...{ rule, decides, person }}
              onChange={(changed) => save.mutate(changed)}
              onMove={(to) => move.mutate({ id: rule.id, to })}
              onRemove={() => remove.mutate({ id: rule.id })}
            />
          ))}
        </ol>
      )}
      {failure !== null && <Note tone="bad">{setupText.notSaved(failure.message)}</Note>}
      {decides && (
        <div className={classes.actions}>
          <Button
            size="xs"
            variant="default"
            leftSection={<IconPlus size={15} aria-hidden="true" />}
            loading={save.isPending}
            onClick={() => save.mutate({ locationId, category: null, assigneeId: null })}
          >
            {text.add}
          </Button>
        </div>
      )}
    </>
  )
}

/** Each field has its name already; these are for the eyes. */
function ColumnNames() {
  return (
    <div aria-hidden="true" className={`${classes.columns} ${classes.rule}`}>
      <span />
      <span>{text.where}</span>
      <span>{text.what}</span>
      <span>{text.who}</span>
      <span />
    </div>
  )
}
