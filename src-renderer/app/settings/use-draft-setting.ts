import { useState } from 'react'

/** What is being typed; starts anew when the club's value becomes another. */
export function useDraft(value: string): readonly [string, (draft: string) => void] {
  const [state, setState] = useState({ value, draft: value })
  if (state.value !== value) setState({ value, draft: value })
  const setDraft = (draft: string) => setState({ value, draft })
  return [state.value === value ? state.draft : value, setDraft]
}
