import { attachmentPath } from '@shared/tickets/attachment-contract'
import { appHost } from './served-file'

export interface Picture {
  readonly mediaType: string
  readonly bytes: Uint8Array
}

const address = new RegExp(`^${attachmentPath}([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$`)

/** The attachment that an `app://` address names; `null`: it names none. */
export function attachmentIn(url: string): string | null {
  const { host, pathname } = new URL(url)
  return host === appHost ? (address.exec(pathname)?.[1] ?? null) : null
}

/**
 * A picture as the page may have it: of a kind that cannot run, taken for nothing else, and kept
 * nowhere, so that it goes with whoever was signed in.
 */
export function pictureResponse(picture: Picture | null): Response {
  if (picture === null) return new Response('Not found', { status: 404 })
  return new Response(new Uint8Array(picture.bytes), {
    headers: {
      'content-type': picture.mediaType,
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    },
  })
}
