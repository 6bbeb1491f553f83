import { readFile } from 'node:fs/promises'
import { extname } from 'node:path'
import { protocol, type Session } from 'electron'
import { appHost, fileFor } from './served-file'
import { attachmentIn, type Picture, pictureResponse } from './served-picture'

const scheme = 'app'

/** The page's origin; development serves it from the bundler instead. */
export const appOrigin = `${scheme}://${appHost}`

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
}

/** Mantine sets element styles at run time; nothing else may come from outside the app's folder. */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** Must run before the app is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme,
      privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
    },
  ])
}

/**
 * Serves the built page from one folder and nothing above it, and pictures beside tickets.
 * @param pictureOf the picture as whoever is signed in may see it; rejects for what they may not
 */
export function serveApp(
  session: Session,
  folder: string,
  pictureOf: (attachmentId: string) => Promise<Picture | null>,
): void {
  session.protocol.handle(scheme, async ({ url }) => {
    const attachmentId = attachmentIn(url)
    if (attachmentId !== null) {
      return pictureResponse(await pictureOf(attachmentId).catch(() => null))
    }
    return fileResponse(fileFor(url, folder))
  })
}

async function fileResponse(file: string | null): Promise<Response> {
  try {
    if (file === null) return new Response('Not found', { status: 404 })
    return new Response(new Uint8Array(await readFile(file)), {
      headers: {
        'content-type': contentTypes[extname(file)] ?? 'application/octet-stream',
        'content-security-policy': contentSecurityPolicy,
        'x-content-type-options': 'nosniff',
      },
    })
  } catch {
    return new Response('Not found', { status: 404 })
  }
}
