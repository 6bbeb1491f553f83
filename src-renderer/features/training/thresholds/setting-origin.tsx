import { Button } from '@mantine/core'
import type { SettingValue } from '@shared/settings/settings-contract'
import { dayText } from '../../../ui/time-text'
import { trainingText } from '../training-text'
import classes from './thresholds-section.module.css'

const text = trainingText.thresholds

interface Props {
  readonly setting: SettingValue
  readonly reset?: () => void
}

/** Who set it and what it was without them, or that nobody did. */
export function SettingOrigin({ setting, reset }: Props) {
  const standard = valueText(setting.default)
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
