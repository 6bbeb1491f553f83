/** What became of a damaged copy. */
interface Rebuilt {
  readonly movedAside: string | null
  readonly salvaged: { readonly operations: number; readonly refused: number }
  readonly lost: number
  readonly complete: boolean
}

interface CopyState {
  readonly rebuilt: Rebuilt | null
  readonly readOnly: boolean
}

/** Sentences about this person's copy on this device that they should know of; none as a rule. */
export function copyWarnings({ rebuilt, readOnly }: CopyState): readonly string[] {
  return [...(rebuilt === null ? [] : [rebuiltWarning(rebuilt)]), ...(readOnly ? [onlyRead] : [])]
}

const onlyRead =
  'This device’s copy can only be read: its folder is not writable or the disk is full. Nothing can be changed until that is mended; then sign in again.'

function rebuiltWarning({ movedAside, salvaged, lost, complete }: Rebuilt): string {
  const kept = salvaged.operations + salvaged.refused
  const carried = kept > 0 ? ` ${kept} unsent changes were carried over.` : ''
  return `This device’s copy was damaged and is built again.${carried}${lossOf(lost, complete)}${asideText(movedAside)}`
}

function lossOf(lost: number, complete: boolean): string {
  if (lost > 0) return ` ${lost} unsent changes could not be read.`
  return complete ? ' Nothing was lost.' : ' The last changes made here may be missing: check them.'
}

function asideText(movedAside: string | null): string {
  return movedAside === null ? '' : ` The damaged file is kept at ${movedAside}.`
}
