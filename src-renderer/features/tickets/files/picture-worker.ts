import type { PictureAnswer, PictureTask } from './picture-protocol'
import { shrinkPicture } from './shrink-picture'

// A thread of its own: decoding a large photo would hold up everything on screen.
self.addEventListener('message', ({ data }: MessageEvent<PictureTask>) => {
  const answer = (message: PictureAnswer) => self.postMessage(message)
  shrinkPicture(data.file, data.isPng).then(
    (picture) => answer({ picture }),
    (error: unknown) => answer({ picture: null, reason: String(error) }),
  )
})
