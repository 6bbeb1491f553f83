import type { EventName, EventPayload } from '@shared/ipc/contract'

/** Calls back with every event of that type until the returned function is called. */
export function on<Name extends EventName>(
  type: Name,
  listener: (payload: EventPayload<Name>) => void,
): () => void {
  return window.clubos.on(type, (payload) => listener(payload as EventPayload<Name>))
}
