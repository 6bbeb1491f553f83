import type { OperationResult, PushReply, SentOperation } from '../protocol'
import { applyDelete, applyInsert, applyUpdate, type Outcome, refused } from './central-rows'
import type { CentralState, Sender } from './central-state'

/** What the database's own function does with a push. */
export function push(
  state: CentralState,
  sender: Sender,
  operations: readonly SentOperation[],
): PushReply {
  const device = state.devices.get(sender.device)
  if (device === undefined || device.person !== sender.person) throw new Error('Foreign device')
  const { last } = device
  const disagreement = checkNumbers(state, last, operations)
  if (disagreement !== null) return disagreement
  const results = operations.map((operation) => answer(state, sender, { operation, last }))
  device.last = Math.max(last, ...operations.map(({ deviceSeq }) => deviceSeq))
  return { status: 'done', results }
}

function checkNumbers(
  state: CentralState,
  last: number,
  operations: readonly SentOperation[],
): PushReply | null {
  let expected = last + 1
  let gap = false
  for (const { deviceSeq, opId } of [...operations].sort((a, b) => a.deviceSeq - b.deviceSeq)) {
    if (deviceSeq === expected) expected += 1
    else if (deviceSeq > expected) gap = true
    else if (!state.operations.has(opId)) return { status: 'forked' }
  }
  return gap ? { status: 'gap', expected: last + 1 } : null
}

function answer(
  state: CentralState,
  sender: Sender,
  { operation, last }: { readonly operation: SentOperation; readonly last: number },
): OperationResult {
  const { opId, entity, rowId, kind } = operation
  const known = state.operations.get(opId)
  if (known !== undefined) {
    const same = known.entity === entity && known.rowId === rowId && known.kind === kind
    if (!same || known.person !== sender.person) return refused(opId, 'OP_ID_TAKEN').result
    if (known.result.status !== 'waiting' || operation.deviceSeq <= last) return known.result
  }
  const outcome = apply(state, sender, operation)
  const { person, device } = sender
  state.operations.set(opId, { person, device, entity, rowId, kind, ...outcome })
  return outcome.result
}

function apply(state: CentralState, sender: Sender, operation: SentOperation): Outcome {
  const { opId, dependsOn, madeAt } = operation
  if (Date.parse(madeAt) > sender.now.getTime() + 5 * 60_000) return refused(opId, 'FUTURE_CLOCK')
  const stuck = dependsOn.some((each) => {
    const status = state.operations.get(each)?.result.status
    return status === 'refused' || status === 'waiting'
  })
  if (stuck) return { result: { opId, status: 'waiting' }, version: null }
  switch (operation.kind) {
    case 'insert':
      return applyInsert(state, sender, operation)
    case 'update':
      return applyUpdate(state, sender, operation)
    case 'delete':
      return applyDelete(state, sender, operation)
  }
}
