import { Button, TextInput } from '@mantine/core'
import { labels } from '@shared/ask/assistant'
import type { EscalationChannelKey, SettingValue } from '@shared/settings/settings-contract'
import type { FormEvent } from 'react'
import { SettingOrigin } from '../../../app/settings/setting-origin'
import { useDraft } from '../../../app/settings/use-draft-setting'
import { useChangeSetting } from '../../../app/settings/use-settings'
import { assistantNames } from '../../../app/vocabulary'
import { trainingText } from '../training-text'
import classes from './thresholds-section.module.css'

const text = trainingText.thresholds

interface Props {
  readonly name: EscalationChannelKey
  readonly setting: SettingValue
  readonly admin: boolean
}

/** The channel that hears of one assistant's unanswered questions. */
export function ChannelSetting({ name, setting, admin }: Props) {
  const label = channelName(name)
  return (
    <div className={classes.channel}>
      {!admin && (
        <>
          <span className={classes.channelName}>{label}</span>
          <span>{setting.value}</span>
          <SettingOrigin setting={setting} />
        </>
      )}
      {admin && <ChannelForm {...{ name, setting, label }} />}
    </div>
  )
}

interface FormProps extends Omit<Props, 'admin'> {
  readonly label: string
}

function ChannelForm({ name, setting, label }: FormProps) {
  const [draft, setDraft] = useDraft(String(setting.value))
  const change = useChangeSetting()
  const changed = draft.trim() !== setting.value
  const save = (event: FormEvent) => {
    event.preventDefault()
    if (changed) change.mutate({ kind: 'channel', key: name, value: draft.trim() })
  }
  return (
    <form className={classes.channelForm} onSubmit={save}>
      <span className={classes.channelName} aria-hidden="true">
        {label}
      </span>
      <TextInput
        size="xs"
        aria-label={label}
        placeholder={text.channelHint}
        error={change.error?.message}
        maxLength={81}
        value={draft}
        onChange={(event) => setDraft(event.currentTarget.value)}
      />
      {changed && (
        <Button type="submit" size="xs" disabled={draft.trim() === ''} loading={change.isPending}>
          {text.save}
        </Button>
      )}
      {!changed && (
        <SettingOrigin
          setting={setting}
          reset={() => change.mutate({ kind: 'channel', key: name, value: null })}
        />
      )}
    </form>
  )
}

function channelName(key: EscalationChannelKey): string {
  const label = labels.find((one) => key === `escalation.channel.${one}`)
  return label === undefined ? text.afterHours : assistantNames[label]
}
