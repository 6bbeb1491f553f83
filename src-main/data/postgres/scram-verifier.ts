import { createHash, createHmac, pbkdf2, randomBytes } from 'node:crypto'
import { promisify } from 'node:util'

const iterations = 4096

/**
 * A password as PostgreSQL stores it (RFC 5802, RFC 7677). Handing over this form keeps the password
 * itself out of statements, and so out of the server's log.
 * Passwords must be ASCII: others would have to be normalised first.
 */
export async function scramVerifier(password: string, salt = randomBytes(16)): Promise<string> {
  const salted = await promisify(pbkdf2)(password, salt, iterations, 32, 'sha256')
  const keyed = (text: string) => createHmac('sha256', salted).update(text).digest()
  const storedKey = createHash('sha256').update(keyed('Client Key')).digest('base64')
  const serverKey = keyed('Server Key').toString('base64')
  return `SCRAM-SHA-256$${iterations}:${salt.toString('base64')}$${storedKey}:${serverKey}`
}

/** Whether a stored verifier is this password's. */
export async function isVerifierOf(verifier: string | null, password: string): Promise<boolean> {
  const salt = /^SCRAM-SHA-256\$4096:([^$]+)\$/.exec(verifier ?? '')?.[1]
  if (salt === undefined) return false
  return (await scramVerifier(password, Buffer.from(salt, 'base64'))) === verifier
}
