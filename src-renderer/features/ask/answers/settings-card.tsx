import type { SettingValue } from '@shared/settings/settings-contract'
import { useSettings } from '../../../app/settings/use-settings'
import { ErrorState } from '../../../ui/error-state'
import panels from '../../../ui/panels.module.css'
import { falseHitKey, answersText as text } from './answers-text'
import { NumberSetting } from './number-setting'
import { SwitchSetting } from './switch-setting'

interface Props {
  readonly admin: boolean
}

/** What the club has set about answering by itself; only an administrator changes it. */
export function SettingsCard({ admin }: Props) {
  const read = useSettings()
  return (
    <section aria-label={text.settings} className={panels.card}>
      <h2 className={panels.cardTitle}>{text.settings}</h2>
      {!admin && <p className={panels.hint}>{text.readOnly}</p>}
      {read.error !== null && read.data === undefined && (
        <ErrorState
          title={text.settingsFailed}
          message={read.error.message}
          retryLabel={text.retry}
          onRetry={() => read.refetch()}
        />
      )}
      {read.data !== undefined && <Settings settings={read.data} admin={admin} />}
    </section>
  )
}

const switches = ['answers.semantic', 'answers.generated'] as const
const amounts = ['budget.day-cents', 'budget.month-cents'] as const

function Settings(props: Props & { readonly settings: readonly SettingValue[] }) {
  const { settings, admin } = props
  const find = (key: SettingValue['key']) => settings.find((setting) => setting.key === key)
  const budget = find(falseHitKey)
  return (
    <>
      {switches.map((key) => {
        const setting = find(key)
        return setting && <SwitchSetting key={key} name={key} {...{ setting, admin }} />
      })}
      {budget && <NumberSetting name={falseHitKey} setting={budget} admin={admin} />}
      {amounts.map((key) => {
        const setting = find(key)
        return setting && <NumberSetting key={key} name={key} {...{ setting, admin }} />
      })}
    </>
  )
}
