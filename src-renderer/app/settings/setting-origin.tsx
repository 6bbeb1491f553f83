import { Button } from '@mantine/core'
import type { SettingValue } from '@shared/settings/settings-contract'
import { dayText } from '../../ui/time-text'
import classes from './setting-origin.module.css'
import { settingText as text } from './setting-text'

interface Props {
  readonly setting: SettingValue
  readonly reset?: () => void
  readonly format?: (value: SettingValue['value']) => string
}

/** Who set it and what it was without them, or that nobody did. */
export function SettingOrigin({ setting, reset, format = valueText }: Props) {
  const standard = format(setting.default)
  if (setting.changedAt === null) return <span className={classes.origin}>{text.isDefault}</span>
  const who = setting.changedBy ?? text.somebody
  return (
    <span className={classes.origin}>
      {text.changed(who, dayText(setting.changedAt))} {standard}
      {reset !== undefined && (
        <Button size="compact-xs" variant="default" onClick={reset}>
          {text.reset(standard)}
        </Button>
      )}
    </span>
  )
}

function valueText(value: string | number): string {
  return typeof value === 'number' ? value.toFixed(2) : value
}
