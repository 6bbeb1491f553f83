import { Button, TextInput } from '@mantine/core'
import {
  type RoutingSettingKey,
  routingSettings,
  type SettingValue,
} from '@shared/settings/settings-contract'
import { type FormEvent, useId } from 'react'
import { SettingOrigin } from '../../../app/settings/setting-origin'
import { useDraft } from '../../../app/settings/use-draft-setting'
import { useChangeSetting } from '../../../app/settings/use-settings'
import { Note } from '../../../ui/note'
import { trainingText } from '../training-text'
import classes from './thresholds-section.module.css'

const text = trainingText.thresholds
const step = 0.01

interface Props {
  readonly name: RoutingSettingKey
  readonly setting: SettingValue
  readonly admin: boolean
}

/** One share: what it does, where it stands, and between what it may be. */
export function ShareSetting({ name, setting, admin }: Props) {
  const words = text.shareNames[name]
  const { least, most } = routingSettings[name]
  return (
    <div className={classes.setting}>
      <div className={classes.settingHead}>
        <h3 className={classes.settingName}>{words.name}</h3>
        <span className={classes.bounds}>{text.bounds(digits(least), digits(most))}</span>
      </div>
      <p className={classes.help}>{words.help}</p>
      {!admin && (
        <p className={classes.fixed}>
          {digits(Number(setting.value))} <SettingOrigin setting={setting} />
        </p>
      )}
      {admin && <ShareForm {...{ name, setting }} />}
    </div>
  )
}

function ShareForm({ name, setting }: Omit<Props, 'admin'>) {
  const [draft, setDraft] = useDraft(digits(Number(setting.value)))
  const change = useChangeSetting()
  const { least, most } = routingSettings[name]
  const value = Number(draft)
  const allowed = draft.trim() !== '' && value >= least && value <= most
  const changed = draft !== digits(Number(setting.value))
  const save = (event: FormEvent) => {
    event.preventDefault()
    if (allowed && changed) change.mutate({ kind: 'share', key: name, value })
  }
  return (
    <form className={classes.form} onSubmit={save}>
      <ShareInputs {...{ name, draft, setDraft }} invalid={!allowed} />
      {changed && (
        <Button type="submit" size="xs" disabled={!allowed} loading={change.isPending}>
          {text.save}
        </Button>
      )}
      {!changed && (
        <SettingOrigin
          setting={setting}
          reset={() => change.mutate({ kind: 'share', key: name, value: null })}
        />
      )}
      {change.error !== null && (
        <Note tone="bad">
          {trainingText.notSaved}: {change.error.message}
        </Note>
      )}
    </form>
  )
}

interface InputsProps {
  readonly name: RoutingSettingKey
  readonly draft: string
  readonly setDraft: (draft: string) => void
  readonly invalid: boolean
}

function ShareInputs({ name, draft, setDraft, invalid }: InputsProps) {
  const id = useId()
  const { least, most } = routingSettings[name]
  const bounds = { min: least, max: most, step }
  return (
    <>
      <input
        type="range"
        aria-label={text.slider(text.shareNames[name].name)}
        className={classes.slider}
        {...bounds}
        value={draft}
        onChange={(event) => setDraft(digits(Number(event.currentTarget.value)))}
      />
      <TextInput
        id={id}
        type="number"
        size="xs"
        className={classes.number}
        aria-label={text.shareNames[name].name}
        error={invalid ? text.bounds(digits(least), digits(most)) : null}
        {...bounds}
        value={draft}
        onChange={(event) => setDraft(event.currentTarget.value)}
      />
    </>
  )
}

function digits(share: number): string {
  return share.toFixed(2)
}
