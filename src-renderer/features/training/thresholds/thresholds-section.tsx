import {
  escalationChannelKeys,
  routingSettingKeys,
  type SettingValue,
} from '@shared/settings/settings-contract'
import { useSettings } from '../../../app/settings/use-settings'
import { ErrorState } from '../../../ui/error-state'
import { Late } from '../../../ui/late'
import panels from '../../../ui/panels.module.css'
import { Placeholder } from '../../../ui/placeholder'
import { ScrollPage } from '../../../ui/scroll-page'
import { trainingText } from '../training-text'
import { ChannelSetting } from './channel-setting'
import { ShareSetting } from './share-setting'
import classes from './thresholds-section.module.css'

const text = trainingText.thresholds

/** The shares that decide who takes a question, and who hears of the rest. */
export function ThresholdsSection({ admin }: { readonly admin: boolean }) {
  const read = useSettings()
  if (read.error !== null && read.data === undefined) {
    return (
      <ErrorState
        title={text.failed}
        message={read.error.message}
        retryLabel={trainingText.retry}
        onRetry={() => read.refetch()}
      />
    )
  }
  return (
    <ScrollPage label={trainingText.sections.thresholds}>
      {!admin && <p className={panels.hint}>{text.readOnly}</p>}
      {read.data === undefined && (
        <Late>
          <Placeholder height={280} />
          <Placeholder height={320} />
        </Late>
      )}
      {read.data !== undefined && <Settings settings={read.data} admin={admin} />}
    </ScrollPage>
  )
}

interface SettingsProps {
  readonly settings: readonly SettingValue[]
  readonly admin: boolean
}

function Settings({ settings, admin }: SettingsProps) {
  const find = (key: SettingValue['key']) => settings.find((setting) => setting.key === key)
  return (
    <div className={classes.columns}>
      <section aria-label={text.shares} className={panels.card}>
        <h2 className={panels.cardTitle}>{text.shares}</h2>
        {routingSettingKeys.map((key) => {
          const setting = find(key)
          if (setting === undefined) return null
          return <ShareSetting key={key} name={key} {...{ setting, admin }} />
        })}
      </section>
      <section aria-label={text.channels} className={panels.card}>
        <h2 className={panels.cardTitle}>{text.channels}</h2>
        {escalationChannelKeys.map((key) => {
          const setting = find(key)
          if (setting === undefined) return null
          return <ChannelSetting key={key} name={key} {...{ setting, admin }} />
        })}
      </section>
    </div>
  )
}
