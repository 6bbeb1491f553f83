import { NativeSelect } from '@mantine/core'
import type { ReactNode } from 'react'

interface Props<Value extends string> {
  readonly label: string
  readonly value: Value
  readonly values: readonly Value[]
  readonly names: Readonly<Record<Value, string>>
  readonly error?: ReactNode
  readonly onChoose: (value: Value) => void
}

/** One of few values. */
export function Choice<Value extends string>(props: Props<Value>) {
  const { label, value, values, names, error, onChoose } = props
  return (
    <NativeSelect
      size="xs"
      label={label}
      error={error}
      data={values.map((one) => ({ value: one, label: names[one] }))}
      value={value}
      onChange={({ currentTarget }) => {
        const chosen = values.find((one) => one === currentTarget.value)
        if (chosen !== undefined) onChoose(chosen)
      }}
    />
  )
}
