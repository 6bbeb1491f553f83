import { toAppError } from '@shared/ipc/app-error'
import type { fetchStates } from '@shared/tickets/attachment-contract'
import type { CentralFiles } from '../../../data/postgres/attachment-files'
import type { Logger } from '../../../platform/logger'
import type { AttachmentStore, KnownAttachment } from './attachment-store'
import { sha256Of } from './file-bytes'
import type { FileFolder } from './file-folder'
import type { LocalFileStore } from './local-file-store'

type FetchState = (typeof fetchStates)[number]

export interface TransferOptions {
  readonly store: AttachmentStore
  readonly records: LocalFileStore
  readonly folder: FileFolder
  /** Opens connections under the person's own role. @throws AppError OFFLINE */
  readonly connect: () => CentralFiles
  readonly onChange: () => void
  readonly logger: Logger
  /** Of files that the central database has, too, in bytes; 2 GB unless told otherwise. */
  readonly mostKept?: number
}

const usuallyKept = 2 * 1024 ** 3
/** Lines that carry nothing now: it is nobody's fault and tried again with the next contact. */
const awayCodes: readonly string[] = ['OFFLINE', 'TIMED_OUT', 'CANCELLED']
const firstPauseMs = 5_000
const longestPauseMs = 30 * 60_000
/** What no ticket speaks of any more may have been added or taken back just now. */
const strayAfterMs = 24 * 60 * 60_000

interface Refusal {
  readonly failures: number
  readonly until: number
}

/** Brings files to the central database and from it; each sent once, however often it is tried. */
export class FileTransfer {
  private central: CentralFiles | null = null
  private sending: Promise<void> | null = null
  private again = false
  private closed = false
  private tidied = false
  private readonly fetching = new Map<string, Promise<boolean>>()
  private readonly refused = new Map<string, Refusal>()

  constructor(private readonly the: TransferOptions) {}

  /** The copy and the central database agree: what waits goes now. */
  synced(): void {
    if (!this.tidied) {
      this.tidied = true
      this.tidyUp().catch((error) => this.the.logger.warn('Files were not tidied up', { error }))
    }
    this.wake()
  }

  /** Sends what can be sent; while that is under way, looks once more afterwards. */
  wake(): void {
    this.again = true
    if (this.closed || this.sending !== null) return
    this.sending = this.sendAll()
      .catch((error) => this.the.logger.error('Sending files ended', { error }))
      .finally(() => {
        this.sending = null
      })
  }

  /** Has the bytes on this device, from the central database if need be. @throws AppError FORBIDDEN, DISK_FULL … */
  async bring(file: Pick<KnownAttachment, 'sha256' | 'byteSize' | 'mine'>): Promise<FetchState> {
    const { folder, records } = this.the
    if ((await folder.read(file.sha256)) !== null) {
      if (!records.has(file.sha256)) records.put(file, !file.mine)
      return 'here'
    }
    const known = this.fetching.get(file.sha256)
    const fetching = known ?? this.fetch(file)
    this.fetching.set(file.sha256, fetching)
    try {
      return (await fetching) ? 'here' : 'awaited'
    } catch (thrown) {
      if (awayCodes.includes(toAppError(thrown).code)) return 'offline'
      throw thrown
    } finally {
      this.fetching.delete(file.sha256)
    }
  }

  async close(): Promise<void> {
    this.closed = true
    await this.leave()
    await this.sending
  }

  private async fetch({ sha256 }: Pick<KnownAttachment, 'sha256'>): Promise<boolean> {
    const { folder, records, onChange } = this.the
    const bytes = await this.asking((central) => central.fetch(sha256))
    // The database checks what it keeps; a line that changed it on the way is asked again later.
    if (bytes === null || (await sha256Of(bytes)) !== sha256 || this.closed) return false
    await folder.put(sha256, bytes)
    records.put({ sha256, byteSize: bytes.byteLength }, true)
    await this.makeRoom()
    onChange()
    return true
  }

  private async sendAll(): Promise<void> {
    while (this.again && !this.closed) {
      this.again = false
      for (const sha256 of this.the.store.toSend()) {
        if (this.closed || !(await this.trySending(sha256))) return
      }
    }
  }

  /** @returns whether there is a line to send more over */
  private async trySending(sha256: string): Promise<boolean> {
    const now = performance.now()
    const before = this.refused.get(sha256)
    if (before !== undefined && before.until > now) return true
    try {
      await this.send(sha256)
      this.refused.delete(sha256)
      return true
    } catch (thrown) {
      const error = toAppError(thrown)
      if (awayCodes.includes(error.code)) return false
      const failures = (before?.failures ?? 0) + 1
      const pause = Math.min(longestPauseMs, firstPauseMs * 2 ** (failures - 1))
      this.refused.set(sha256, { failures, until: now + pause })
      this.the.logger.warn('A file could not be sent', { error, failures })
      return true
    }
  }

  private async send(sha256: string): Promise<void> {
    const { folder, records, onChange, logger } = this.the
    // After a crash it may be there already, which is cheaper to ask than to send.
    if (!(await this.asking((central) => central.has(sha256)))) {
      const bytes = await folder.read(sha256)
      if (bytes === null) {
        logger.error('A file that was not sent yet is gone or damaged', { sha256 })
        records.forget(sha256)
        return onChange()
      }
      await this.asking((central) => central.send(sha256, bytes))
    }
    if (this.closed) return
    records.sent(sha256)
    await this.makeRoom()
    onChange()
  }

  /** Unsent files are never among them. */
  private async makeRoom(): Promise<void> {
    const { records, folder, mostKept = usuallyKept } = this.the
    for (const sha256 of records.beyond(mostKept)) {
      records.forget(sha256)
      await folder.remove(sha256)
    }
  }

  /**
   * What the folder holds is what counts: after the copy was built again, or a crash between file
   * and row, records are made from it, and what no ticket speaks of goes.
   */
  private async tidyUp(): Promise<void> {
    const { store, records, folder, onChange } = this.the
    const kept = await folder.list()
    if (this.closed) return
    const [mentioned, known] = [store.mentioned(), new Set(records.all())]
    for (const file of kept) {
      const { sha256, writtenAt } = file
      const mine = mentioned.get(sha256)
      if (mine !== undefined && !known.has(sha256)) records.put(file, !mine)
      if (mine === undefined && Date.now() - writtenAt.getTime() > strayAfterMs) {
        records.forget(sha256)
        await folder.remove(sha256)
      }
      known.delete(sha256)
    }
    for (const sha256 of known) records.forget(sha256)
    onChange()
    this.wake()
  }

  private async asking<T>(work: (central: CentralFiles) => Promise<T>): Promise<T> {
    try {
      this.central ??= this.the.connect()
      return await work(this.central)
    } catch (thrown) {
      // Our own server may come back under another address.
      if (awayCodes.includes(toAppError(thrown).code)) await this.leave()
      throw thrown
    }
  }

  private async leave(): Promise<void> {
    const { central } = this
    this.central = null
    await central?.close().catch(() => undefined)
  }
}
