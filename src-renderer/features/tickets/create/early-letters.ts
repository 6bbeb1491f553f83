/** Longer than a dialog takes to open, in milliseconds. */
const patienceMs = 1_500

/**
 * Hands over what is typed before a field has the focus: who presses a key and types on does not
 * wait for the dialog.
 */
export function catchEarlyLetters(take: (letter: string) => void): void {
  const stop = () => {
    clearTimeout(timer)
    window.removeEventListener('keydown', onKey, true)
  }
  const onKey = (event: KeyboardEvent) => {
    if (isField(event.target)) return stop()
    if (event.key.length !== 1 || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    event.stopPropagation()
    take(event.key)
  }
  const timer = setTimeout(stop, patienceMs)
  window.addEventListener('keydown', onKey, true)
}

const isField = (target: EventTarget | null) =>
  target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement
