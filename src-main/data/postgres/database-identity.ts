/** Of the server that ClubOS runs itself: there is one to a data folder. */
export const ownDatabase = 'own'

const usualPort = '5432'

/** Which database a URL leads to, whoever asks: `host:port/name`, never with credentials. */
export function databaseIdentity(url: string | undefined): string {
  if (url === undefined) return ownDatabase
  const { hostname, port, pathname } = new URL(url)
  return `${hostname.toLowerCase()}:${port || usualPort}${pathname || '/'}`
}
