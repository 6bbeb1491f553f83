import { Button, TextInput } from '@mantine/core'
import {
  type SettingValue,
  type TicketPromiseKey,
  ticketPromiseSettings,
} from '@shared/settings/settings-contract'
import type { FormEvent } from 'react'
import { SettingOrigin } from '../../../app/settings/setting-origin'
import { useDraft } from '../../../app/settings/use-draft-setting'
import { useChangeSetting } from '../../../app/settings/use-settings'
import { minutesOf, minutesText } from '../../../ui/minutes-text'
import { Note } from '../../../ui/note'
import classes from './setup.module.css'
import { setupText } from './setup-text'

const text = setupText.promises

interface Props {
  readonly name: TicketPromiseKey
  readonly label: string
  readonly settings: readonly SettingValue[]
  readonly admin: boolean
}

/** One promise: how long it may take, and who said so. */
export function PromiseCell({ name, label, settings, admin }: Props) {
  const setting = settings.find(({ key }) => key === name)
  if (setting === undefined) return null
  if (!admin) {
    return (
      <div className={classes.cell}>
        <span className={classes.fixed}>{shown(setting.value)}</span>
        <SettingOrigin setting={setting} format={shown} />
      </div>
    )
  }
  return <PromiseForm {...{ name, label, setting }} />
}

interface FormProps extends Pick<Props, 'name' | 'label'> {
  readonly setting: SettingValue
}

function PromiseForm({ name, label, setting }: FormProps) {
  const change = useChangeSetting()
  const set = (value: number | null) => change.mutate({ kind: 'amount', key: name, value })
  const standing = minutesText(Number(setting.value))
  const [draft, setDraft] = useDraft(standing)
  const typed = minutesOf(draft)
  const tooLong = typed !== null && typed > ticketPromiseSettings[name].most
  const changed = draft !== standing
  const allowed = typed !== null && !tooLong
  const save = (event: FormEvent) => {
    event.preventDefault()
    if (allowed && changed) set(typed)
  }
  return (
    <form className={classes.cell} onSubmit={save}>
      <div className={classes.cellLine}>
        <TextInput
          size="xs"
          className={classes.span}
          aria-label={label}
          error={tooLong ? text.most : typed === null ? text.wrong : null}
          value={draft}
          onChange={(event) => setDraft(event.currentTarget.value)}
        />
        {changed && (
          <Button type="submit" size="xs" disabled={!allowed} loading={change.isPending}>
            {setupText.save}
          </Button>
        )}
      </div>
      {!changed && (
        <div className={classes.origin}>
          {setting.value === 0 && <span>{text.nothing}</span>}
          <SettingOrigin setting={setting} format={shown} reset={() => set(null)} />
        </div>
      )}
      {change.error !== null && <Note tone="bad">{setupText.notSaved(change.error.message)}</Note>}
    </form>
  )
}

const shown = (value: number | string) =>
  Number(value) === 0 ? text.nothing : minutesText(Number(value))
