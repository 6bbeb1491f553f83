import { create } from 'zustand'
import { request } from '../../../ipc/request'
import { reportOf } from '../../../ipc/request-error'
import { filesText } from './files-text'
import { FileProblem, prepareFile } from './prepare-file'

/** A file that is being added, or could not be. */
export interface Upload {
  readonly key: string
  readonly ticketId: string
  readonly file: File
  /** Null while it is under way. */
  readonly problem: string | null
  /** Nothing is wrong: it was beside the ticket before. */
  readonly wasThere: boolean
  readonly canBeFile: boolean
}

interface UploadState {
  readonly uploads: readonly Upload[]
  /** Adds them one after the other. */
  add(ticketId: string, files: readonly File[]): void
  /** Once more, as a file that is not shown. */
  addAsFile(key: string): void
  dismiss(key: string): void
  reset(): void
}

/** What is being added to tickets; looking at another ticket interrupts nothing. */
export const useFileUploads = create<UploadState>()((set, get) => {
  let line: Promise<void> = Promise.resolve()
  const change = (key: string, to: Partial<Upload>) =>
    set(({ uploads }) => ({
      uploads: uploads.map((each) => (each.key === key ? { ...each, ...to } : each)),
    }))
  const dismiss = (key: string) =>
    set(({ uploads }) => ({ uploads: uploads.filter((each) => each.key !== key) }))
  const start = (upload: Upload, asFile: boolean) => {
    line = line.then(async () => {
      // Whoever was signed in has left meanwhile.
      if (!get().uploads.some(({ key }) => key === upload.key)) return
      const problem = await problemOf(upload, asFile)
      if (problem === null) dismiss(upload.key)
      else change(upload.key, problem)
    })
  }
  return {
    uploads: [],
    add: (ticketId, files) => {
      const added = files.map((file) => {
        const key = crypto.randomUUID()
        return { key, ticketId, file, problem: null, wasThere: false, canBeFile: false }
      })
      set(({ uploads }) => ({ uploads: [...uploads, ...added] }))
      for (const upload of added) start(upload, false)
    },
    addAsFile: (key) => {
      const upload = get().uploads.find((each) => each.key === key)
      if (upload === undefined) return
      change(key, { problem: null, canBeFile: false })
      start(upload, true)
    },
    dismiss,
    reset: () => set({ uploads: [] }),
  }
})

/** Adds it; `null`: that went well, and there is nothing to say. */
async function problemOf({ ticketId, file }: Upload, asFile: boolean) {
  try {
    const prepared = await prepareFile(file, asFile)
    const { name, wasThere } = await request('attachments.add', { ticketId, ...prepared })
    return wasThere ? { problem: filesText.there(name), wasThere, canBeFile: false } : null
  } catch (error) {
    const canBeFile = error instanceof FileProblem && error.canBeFile
    return { problem: reportOf(error).message, wasThere: false, canBeFile }
  }
}
