import { copyFileSync, mkdirSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Role } from '@shared/accounts/role'
import { startTestClub, type TestClub } from '../../postgres/testing/test-club'
import { localMigrations, temporaryFolder } from '../../postgres/testing/test-server'
import { type FaultProxy, startFaultProxy } from '../../testing/fault-proxy'
import { Desk, type DeskOptions } from './desk'

type Row = Readonly<Record<string, unknown>>
type Opening = Partial<DeskOptions> & { readonly role?: Role; readonly at?: readonly string[] }

/** A club on a server of its own, and desks that work in it. */
export interface DeskScene {
  readonly club: TestClub
  /** Of whoever has that role (administrator) and these limits (none); not started yet. */
  desk(opening?: Opening): Desk
  /** The same, with its whole copy. */
  open(opening?: Opening): Promise<Desk>
  /** A path for a copy that is not there yet. */
  newFile(): string
  /** A copy of a closed desk's file. @returns its path */
  cloned(desk: Desk): string
  /** A bad line to the server. */
  proxy(random?: () => number): Promise<FaultProxy>
  owner(text: string, values?: readonly unknown[]): Promise<readonly Row[]>
  /** The ticket as the server has it. */
  central(id: string): Promise<Row | undefined>
  close(): Promise<void>
}

export async function startDeskScene(): Promise<DeskScene> {
  const club = await startTestClub()
  const folder = temporaryFolder()
  const opened: Desk[] = []
  const proxies: FaultProxy[] = []
  let files = 0
  const newFile = () => {
    files += 1
    return join(folder, `${files}`, 'local', 'copy.sqlite')
  }
  const owner = async (text: string, values: readonly unknown[] = []) =>
    (await club.owner.pool.query<Row>(text, [...values])).rows
  const place = { url: club.url, migrations: localMigrations }
  const scene: DeskScene = {
    club,
    newFile,
    owner,
    cloned: ({ the }) => {
      const file = newFile()
      mkdirSync(dirname(file), { recursive: true })
      copyFileSync(the.file, file)
      return file
    },
    desk: ({ role = 'admin', at = [], ...options } = {}) => {
      const person = club.person(role, ...at)
      const desk = new Desk({ ...place, person, file: newFile(), ...options })
      opened.push(desk)
      return desk
    },
    open: (opening) => scene.desk(opening).start(),
    proxy: async (random) => {
      const { hostname: host, port } = new URL(club.url)
      const proxy = await startFaultProxy({ host, port: Number(port), ...(random && { random }) })
      proxies.push(proxy)
      return proxy
    },
    central: async (id) => (await owner('select * from tickets where id = $1', [id]))[0],
    close: async () => {
      for (const desk of opened) await desk.close()
      for (const proxy of proxies) await proxy.close()
      await club.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
  return scene
}
