const amount = new Intl.NumberFormat('en')

function counted(count: number, one: string, many: string): string {
  return `${amount.format(count)} ${count === 1 ? one : many}`
}

function bytesText(bytes: number): string {
  if (bytes < 1_000_000) return `${amount.format(Math.ceil(bytes / 1_000))} KB`
  return `${(bytes / 1_000_000).toFixed(1)} MB`
}

/** Every sentence of the sync panel, in one place so that it can be translated. */
export const syncText = {
  amount: (count: number) => amount.format(count),
  title: 'Connection and sync',
  close: 'Close',
  back: 'Back',
  retry: 'Try again',
  marks: {
    conflicts: (count: number) => counted(count, 'conflict', 'conflicts'),
    refused: (count: number) => `${amount.format(count)} refused`,
    clock: 'clock is off',
  },
  held: (count: number, reasons: readonly string[]) =>
    `${counted(count, 'change is', 'changes are')} held back: ${reasons.join(' ')} Nothing is lost.`,
  copying: (rows: number) =>
    `A new copy is being fetched: ${counted(rows, 'row', 'rows')} so far. What is shown stays usable.`,
  clock: (minutes: number, ahead: boolean) =>
    `This device’s clock is ${counted(minutes, 'minute', 'minutes')} ${ahead ? 'ahead' : 'behind'}. Set it right: times in lists are off until then.`,
  queue: {
    title: 'Waiting to be sent',
    none: 'Everything that was changed here has been sent.',
    since: (time: string) => `oldest ${time}`,
  },
  conflicts: {
    title: 'Conflicts',
    one: 'Conflict',
    hint: 'Two people changed the same thing. The first change stands, the later one is kept until somebody chooses.',
    failed: 'The conflicts could not be read',
    open: 'Settle',
    by: (theirs: string, mine: string) => `${theirs} and ${mine}`,
    wholeRow: 'Changed and deleted',
    deletedField: (field: string) => `Deleted, then changed: ${field}`,
    deletedHelp:
      'This was deleted before the change arrived. To keep what was written, copy it into a new one; then let the deletion stand.',
    somebody: 'somebody',
    gone: 'This conflict is settled.',
    overview: 'Show connection and sync',
    others: (count: number) => `Show the other ${counted(count, 'conflict', 'conflicts')}`,
    before: 'Before',
    stands: 'Stands now',
    kept: 'Came later, kept aside',
    at: (name: string, time: string) => `${name}, ${time}`,
    keepMine: 'Keep mine',
    keepTheirs: 'Keep theirs',
    takeMine: 'Use mine',
    takeTheirs: 'Use theirs',
    keepOf: (name: string) => `Keep what ${name} wrote`,
    takeOf: (name: string) => `Use what ${name} wrote`,
    merge: 'Or write what both mean',
    mergeSave: 'Use this text',
    mergeKeys: 'Ctrl+Enter uses this text',
    keepFirst: 'Keep the first',
    takeLater: 'Use the later one',
  },
  refused: {
    title: 'Refused changes',
    hint: 'The central database did not accept these. The rest was sent all the same.',
    failed: 'The refused changes could not be read',
    kinds: { insert: 'New', update: 'Change', delete: 'Deletion' },
    at: (made: string, refused: string) => `made ${made}, refused ${refused}`,
    code: (code: string) => `Code: ${code}`,
    again: 'Try again',
    discard: 'Discard…',
    confirm: 'Discard for good',
    keep: 'Keep it',
    ask: (dependants: number) =>
      dependants === 0
        ? 'This change will be lost. Nothing else depends on it.'
        : `This change will be lost, and so will ${counted(dependants, 'change that was', 'changes that were')} built on it.`,
    copyAll: 'Copy all as JSON',
    copied: 'Copied',
  },
  device: {
    title: 'What is on this device',
    failed: 'What is held here could not be read',
    file: 'File',
    size: 'Size',
    bytes: bytesText,
    id: 'Device',
    noId: 'Not known to the server yet',
    rows: 'Rows by kind',
    noRows: 'Nothing yet.',
    copyFile: 'Copy the path',
    copyId: 'Copy the device id',
    copied: 'Copied',
  },
  value: {
    nothing: 'nothing',
    yes: 'yes',
    no: 'no',
    deleted: 'Deleted',
    kept: 'Kept, with the changes',
  },
} as const
