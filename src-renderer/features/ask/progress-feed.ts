/** Takes pieces of a stream one by one. */
export interface PieceFeed<Piece> {
  /** Hands it on with the next frame, or at once where somebody watches for it. */
  add(piece: Piece): void
  /** Hands on what still waits. */
  flush(): void
}

/**
 * Hands pieces on together, once a frame: the parts of an answer come within milliseconds, and each
 * would have the whole conversation drawn. A hidden window has no frames; it gets all at the flush.
 */
export function onceAFrame<Piece>(
  take: (pieces: readonly Piece[]) => void,
  isUrgent: (piece: Piece) => boolean,
): PieceFeed<Piece> {
  let waiting: readonly Piece[] = []
  let frame: number | null = null
  const flush = () => {
    if (frame !== null) cancelAnimationFrame(frame)
    frame = null
    const pieces = waiting
    waiting = []
    if (pieces.length > 0) take(pieces)
  }
  return {
    flush,
    add: (piece) => {
      waiting = [...waiting, piece]
      if (isUrgent(piece)) flush()
      else frame ??= requestAnimationFrame(flush)
    },
  }
}
