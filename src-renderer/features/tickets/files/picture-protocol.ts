/** What the worker is asked. */
export interface PictureTask {
  readonly file: Blob
  readonly isPng: boolean
}

export type PictureAnswer =
  | { readonly picture: Blob }
  | { readonly picture: null; readonly reason: string }
