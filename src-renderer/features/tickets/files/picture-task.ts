import type { PictureAnswer, PictureTask } from './picture-protocol'

/** Longest that one photo may take, in milliseconds; a picture that was made to hang goes no further. */
const patience = 60_000

/** The picture as it is kept. @throws Error where it cannot be decoded */
export function shrunkPicture(task: PictureTask): Promise<Blob> {
  const worker = new Worker(new URL('./picture-worker.ts', import.meta.url), { type: 'module' })
  return new Promise<Blob>((resolve, reject) => {
    setTimeout(() => reject(new Error('It took too long.')), patience)
    worker.onerror = (event) => reject(new Error(event.message))
    worker.onmessage = ({ data }: MessageEvent<PictureAnswer>) => {
      if (data.picture !== null) resolve(data.picture)
      else reject(new Error(data.reason))
    }
    worker.postMessage(task)
  }).finally(() => worker.terminate())
}
