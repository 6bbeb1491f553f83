import type { SettingValue, SwitchSettingKey } from '@shared/settings/settings-contract'
import { SettingOrigin } from '../../../app/settings/setting-origin'
import { useChangeSetting } from '../../../app/settings/use-settings'
import { Note } from '../../../ui/note'
import segmented from '../../../ui/segmented.module.css'
import classes from './answers.module.css'
import { answersText as text } from './answers-text'

interface Props {
  readonly name: SwitchSettingKey
  readonly setting: SettingValue
  readonly admin: boolean
}

const positions = ['on', 'off'] as const

const positionText = (value: SettingValue['value']) =>
  value === 'off' ? text.positions.off : text.positions.on

/** On or off for the whole club. */
export function SwitchSetting({ name, setting, admin }: Props) {
  const change = useChangeSetting()
  const words = text.switches[name]
  const set = (value: (typeof positions)[number] | null) =>
    change.mutate({ kind: 'switch', key: name, value })
  return (
    <div className={classes.setting}>
      <div className={classes.settingWords}>
        <h3 className={classes.settingName}>{words.name}</h3>
        <p className={classes.help}>{words.help}</p>
        <SettingOrigin
          setting={setting}
          format={positionText}
          {...(admin && { reset: () => set(null) })}
        />
      </div>
      {!admin && <span className={classes.fixed}>{positionText(setting.value)}</span>}
      {admin && (
        <fieldset aria-label={words.name} className={segmented.group} disabled={change.isPending}>
          {positions.map((position) => (
            <button
              key={position}
              type="button"
              className={segmented.choice}
              aria-pressed={setting.value === position}
              onClick={() => set(position)}
            >
              {text.positions[position]}
            </button>
          ))}
        </fieldset>
      )}
      {change.error !== null && <Note tone="bad">{text.notSaved(change.error.message)}</Note>}
    </div>
  )
}
