import { largestAttachment } from '@shared/tickets/attachment-contract'
import { sizeText } from '../../../ui/figure-text'
import { filesText } from './files-text'
import { isBomb, type PictureKind, pictureKind } from './picture-kind'
import { shrunkPicture } from './picture-task'

const text = filesText.problems

/** Why a file cannot be added, in words that say what to do. */
export class FileProblem extends Error {
  constructor(
    message: string,
    /** It may be added all the same, as a file that is not shown. */
    readonly canBeFile: boolean = false,
  ) {
    super(message)
  }
}

export interface PreparedFile {
  readonly name: string
  readonly bytes: Uint8Array
  readonly asFile: boolean
}

/**
 * A file as it goes beside a ticket: photos are made smaller and lose what the camera wrote into
 * them (where, with what); all else stays as it is. A damaged photo is not refused for good: it may
 * be all that there is of a broken screen.
 * @throws FileProblem
 */
export async function prepareFile(file: File, asFile: boolean): Promise<PreparedFile> {
  const { name, size } = file
  if (size > largestAttachment) throw new FileProblem(text.tooLarge(name, sizeText(size)))
  const head = await readable(name, file.slice(0, 32))
  if (size === 0) throw new FileProblem(text.empty(name))
  const kind = pictureKind(head)
  if (asFile || kind === null) return { name, bytes: await readable(name, file), asFile }
  if (kind === 'heic') throw new FileProblem(text.heic(name), true)
  if (kind === 'png' && isBomb(head)) throw new FileProblem(text.broken(name), true)
  const picture = await shrunk(file, kind)
  // Movement would be lost.
  if (kind === 'gif') return { name, bytes: await readable(name, file), asFile: false }
  const extension = picture.type === 'image/png' ? 'png' : 'jpg'
  return { name: named(name, extension), bytes: await readable(name, picture), asFile: false }
}

async function shrunk(file: File, kind: PictureKind): Promise<Blob> {
  try {
    return await shrunkPicture({ file, isPng: kind === 'png' })
  } catch {
    throw new FileProblem(text.broken(file.name), true)
  }
}

async function readable(name: string, blob: Blob): Promise<Uint8Array> {
  try {
    return new Uint8Array(await blob.arrayBuffer())
  } catch {
    throw new FileProblem(text.unreadable(name))
  }
}

function named(name: string, extension: 'png' | 'jpg'): string {
  const fits = extension === 'jpg' ? /\.jpe?g$/i : /\.png$/i
  return fits.test(name) ? name : `${name.replace(/\.[a-z0-9]{2,5}$/i, '')}.${extension}`
}
