import type { entities } from './entities'
import type { LocalWriter } from './local-writer'

/** How features change what a desk holds a copy of. */
export type DeskWriter = Pick<LocalWriter<typeof entities>, 'write' | 'writeInTurns' | 'settle'>
