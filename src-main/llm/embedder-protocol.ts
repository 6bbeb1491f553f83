/** What main and the embedder's worker thread say to each other. */
export interface WorkerRequest {
  readonly id: number
  readonly texts: readonly string[]
}

export type WorkerReply =
  | { readonly type: 'ready' }
  | { readonly type: 'unavailable'; readonly message: string }
  | { readonly type: 'embedded'; readonly id: number; readonly vectors: readonly Float32Array[] }
  | { readonly type: 'failed'; readonly id: number; readonly message: string }
