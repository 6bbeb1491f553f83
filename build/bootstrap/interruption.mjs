// What must not outlive this process (children, locks, virtual displays) is undone here when it
// ends, whether by itself or because someone pressed Ctrl+C.

/** @type {Set<() => void>} */
const undo = new Set()

function undoAll() {
  for (const action of [...undo].reverse()) action()
  undo.clear()
}

const exitCodes = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 }

/** @type {((signal: NodeJS.Signals) => void) | undefined} */
let onSignal

process.on('exit', undoAll)
for (const [signal, code] of Object.entries(exitCodes)) {
  process.on(signal, () => {
    if (onSignal) onSignal(/** @type {NodeJS.Signals} */ (signal))
    else process.exit(code)
  })
}

/** @param {() => void} action must be synchronous @returns {() => void} forgets the action */
export function undoOnExit(action) {
  undo.add(action)
  return () => undo.delete(action)
}

/**
 * Signals go to `listener`; without one they end this process.
 * @param {((signal: NodeJS.Signals) => void) | undefined} listener
 */
export function takeSignals(listener) {
  onSignal = listener
}
