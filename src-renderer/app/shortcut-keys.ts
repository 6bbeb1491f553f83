export interface Shortcut {
  /** `j`, `g a`, `?`, `Escape`, `Mod+k`, `Mod+Shift+z`; Mod is Ctrl, or Cmd on a Mac. */
  readonly keys: string
  readonly label: string
  readonly group: string
  readonly run: () => void
  /** Not everywhere: whether it is meant where the key was pressed; else the key stays the system's. */
  readonly when?: (target: Element) => boolean
  /** What the screen is about for now: it goes before all that is offered without this. */
  readonly first?: boolean
}

export interface KeyStroke {
  readonly key: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
  readonly shiftKey: boolean
}

export interface Matched {
  readonly shortcut: Shortcut | null
  /** What was typed so far of a sequence such as `g a`. */
  readonly pending: string
}

/** The stroke as shortcuts write it; null for what none of them uses. */
export function strokeName(stroke: KeyStroke): string | null {
  if (stroke.altKey || stroke.key === 'Unidentified') return null
  const modified = stroke.ctrlKey || stroke.metaKey
  if (!modified) return stroke.key
  const shift = stroke.shiftKey && /^\p{L}$/u.test(stroke.key) ? 'Shift+' : ''
  return stroke.key.length === 1 ? `Mod+${shift}${stroke.key.toLowerCase()}` : null
}

/** Works although single-key shortcuts are off or somebody is typing. */
export function isModified(name: string): boolean {
  return name.startsWith('Mod+')
}

/** The shortcut that this stroke completes; of several the last one, as screens come after the shell. */
export function matchStroke(
  shortcuts: readonly Shortcut[],
  pending: string,
  name: string,
): Matched {
  for (const typed of pending === '' ? [name] : [`${pending} ${name}`, name]) {
    const fitting = shortcuts.filter(({ keys }) => keys === typed)
    const shortcut = fitting.findLast(({ first }) => first) ?? fitting.at(-1)
    if (shortcut !== undefined) return { shortcut, pending: '' }
    if (shortcuts.some(({ keys }) => keys.startsWith(`${typed} `))) {
      return { shortcut: null, pending: typed }
    }
  }
  return { shortcut: null, pending: '' }
}

/** `Ctrl K`, `G A`, `Esc`: the caps to draw, one per key. */
export function keyCaps(keys: string, mac: boolean): readonly string[] {
  const named: Readonly<Record<string, string>> = { Escape: 'Esc', Mod: mac ? '⌘' : 'Ctrl' }
  return keys.split(/[ +]/).flatMap((key) => {
    if (named[key] !== undefined) return named[key]
    // `J` alone is typed with Shift: drawn as `J` it would read like `j`.
    return /^\p{Lu}$/u.test(key) ? ['Shift', key] : key.length === 1 ? key.toUpperCase() : key
  })
}
