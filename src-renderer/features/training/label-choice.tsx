import { NativeSelect } from '@mantine/core'
import { type Label, labels } from '@shared/ask/assistant'
import { assistantNames } from '../../app/vocabulary'
import { trainingText } from './training-text'

interface Props {
  /** For screen readers, or as a caption. */
  readonly name: string
  readonly caption?: boolean
  readonly value: Label | null
  readonly disabled?: boolean
  readonly onChoose: (label: Label) => void
}

const options = labels.map((value) => ({ value, label: assistantNames[value] }))
const withNone = [{ value: '', label: trainingText.label.pick }, ...options]

/** One of the eight labels. */
export function LabelChoice({ name, caption = false, value, disabled = false, onChoose }: Props) {
  return (
    <NativeSelect
      size="xs"
      {...(caption ? { label: name } : { 'aria-label': name })}
      data={value === null ? withNone : options}
      value={value ?? ''}
      disabled={disabled}
      onKeyDown={({ key, currentTarget }) => key === 'Escape' && currentTarget.blur()}
      onChange={({ currentTarget }) => {
        const chosen = labels.find((label) => label === currentTarget.value)
        if (chosen !== undefined) onChoose(chosen)
      }}
    />
  )
}
