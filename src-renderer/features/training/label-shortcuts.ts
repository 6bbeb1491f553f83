import { type Label, labels } from '@shared/ask/assistant'
import type { Shortcut } from '../../app/shortcut-keys'
import { assistantNames } from '../../app/vocabulary'
import { trainingText } from './training-text'

/** `1` to `8`: one label each, in the order in which they are always listed. */
export function labelShortcuts(choose: (label: Label) => void): readonly Shortcut[] {
  const { group, label: text } = trainingText.shortcuts
  return labels.map((label, position) => ({
    keys: labelKey(position),
    label: text(assistantNames[label]),
    group,
    run: () => choose(label),
  }))
}

export function labelKey(position: number): string {
  return String(position + 1)
}
