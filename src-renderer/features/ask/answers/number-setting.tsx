import { Button, TextInput } from '@mantine/core'
import {
  type BudgetSettingKey,
  budgetSettings,
  type SettingValue,
  shareSettings,
} from '@shared/settings/settings-contract'
import type { FormEvent } from 'react'
import { SettingOrigin } from '../../../app/settings/setting-origin'
import { useDraft } from '../../../app/settings/use-draft-setting'
import { useChangeSetting } from '../../../app/settings/use-settings'
import { Note } from '../../../ui/note'
import classes from './answers.module.css'
import { falseHitKey, answersText as text } from './answers-text'
import { dollarForm, percentForm } from './setting-numbers'

type NumberKey = BudgetSettingKey | typeof falseHitKey

interface Props {
  readonly name: NumberKey
  readonly setting: SettingValue
  readonly admin: boolean
}

const isShare = (name: NumberKey) => name === falseHitKey

/** A budget: what it is for, where it stands, and between what it may be. */
export function NumberSetting({ name, setting, admin }: Props) {
  const change = useChangeSetting()
  const set = (value: number | null) => change.mutate(changeOf(name, value))
  const words = wordsOf(name)
  const form = formOf(name)
  return (
    <div className={classes.setting}>
      <div className={classes.settingWords}>
        <h3 className={classes.settingName}>{words.name}</h3>
        <p className={classes.help}>{words.help}</p>
        <SettingOrigin
          setting={setting}
          format={(value) => form.show(Number(value))}
          {...(admin && { reset: () => set(null) })}
        />
      </div>
      {!admin && <span className={classes.fixed}>{form.show(Number(setting.value))}</span>}
      {admin && (
        <NumberForm
          name={name}
          value={Number(setting.value)}
          busy={change.isPending}
          onSave={set}
        />
      )}
      {change.error !== null && <Note tone="bad">{text.notSaved(change.error.message)}</Note>}
    </div>
  )
}

interface FormProps {
  readonly name: NumberKey
  readonly value: number
  readonly busy: boolean
  readonly onSave: (value: number) => void
}

function NumberForm({ name, value, busy, onSave }: FormProps) {
  const form = formOf(name)
  const [draft, setDraft] = useDraft(form.write(value))
  const { least, most } = boundsOf(name)
  const typed = form.read(draft)
  const allowed = typed !== null && typed >= least && typed <= most
  const changed = draft !== form.write(value)
  const save = (event: FormEvent) => {
    event.preventDefault()
    if (allowed && changed) onSave(typed)
  }
  const unit = isShare(name) ? { rightSection: '%' } : { leftSection: '$' }
  return (
    <form className={classes.numberForm} onSubmit={save}>
      <TextInput
        size="xs"
        inputMode="decimal"
        className={classes.number}
        aria-label={wordsOf(name).name}
        error={allowed ? null : text.bounds(form.show(least), form.show(most))}
        {...unit}
        value={draft}
        onChange={(event) => setDraft(event.currentTarget.value)}
      />
      <Button type="submit" size="xs" disabled={!allowed || !changed} loading={busy}>
        {text.save}
      </Button>
    </form>
  )
}

function changeOf(name: NumberKey, value: number | null) {
  if (name === falseHitKey) return { kind: 'share', key: name, value } as const
  return { kind: 'amount', key: name, value } as const
}

const formOf = (name: NumberKey) => (isShare(name) ? percentForm : dollarForm)
const wordsOf = (name: NumberKey) => (name === falseHitKey ? text.shares : text.amounts[name])
const boundsOf = (name: NumberKey) =>
  name === falseHitKey ? shareSettings[name] : budgetSettings[name]
