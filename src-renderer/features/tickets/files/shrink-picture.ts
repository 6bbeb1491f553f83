/** Longest side of a photo as it is kept, in pixels: fine print on a projector can still be read. */
const longestSide = 2_048
const quality = 0.85
/** A screenshot up to so many bytes stays as sharp as it is. */
const smallPng = 400_000

/** Runs in a worker. @returns the picture upright, small enough and without what the camera wrote into it. @throws where it cannot be decoded */
export async function shrinkPicture(file: Blob, isPng: boolean): Promise<Blob> {
  const bitmap = await createImageBitmap(file)
  try {
    const jpeg = await encode(bitmap, 'image/jpeg')
    if (!isPng) return jpeg
    const png = await encode(bitmap, 'image/png')
    return png.size <= Math.max(jpeg.size, smallPng) ? png : jpeg
  } finally {
    bitmap.close()
  }
}

function encode(bitmap: ImageBitmap, type: 'image/jpeg' | 'image/png'): Promise<Blob> {
  const scale = Math.min(1, longestSide / Math.max(bitmap.width, bitmap.height))
  const width = Math.max(1, Math.round(bitmap.width * scale))
  const height = Math.max(1, Math.round(bitmap.height * scale))
  const canvas = new OffscreenCanvas(width, height)
  const context = canvas.getContext('2d', { alpha: type === 'image/png' })
  if (context === null) throw new Error('There is nothing to draw on.')
  if (type === 'image/jpeg') {
    // What was transparent would come out black.
    context.fillStyle = '#ffffff'
    context.fillRect(0, 0, width, height)
  }
  context.imageSmoothingQuality = 'high'
  context.drawImage(bitmap, 0, 0, width, height)
  return canvas.convertToBlob({ type, quality })
}
