import type { Person } from '@shared/accounts/account-contract'
import type { Answer } from '@shared/ask/ask-contract'
import type { AskService } from '../features/ask/ask-service'
import { putOffDone } from '../platform/afterwards'

/** One after the other: each finds remembered what was answered before it. */
export async function* answersInTurn(
  ask: Pick<AskService, 'ask'>,
  questions: Iterable<string> | AsyncIterable<string>,
  { person, locationId }: { readonly person: Person; readonly locationId: string | null },
): AsyncGenerator<Answer> {
  for await (const question of questions) {
    const signal = new AbortController().signal
    yield await ask.ask({ question, locationId }, { person, signal, onProgress: () => undefined })
    await putOffDone()
  }
}
