import { z } from 'zod'
import { fieldPolicies, refusalCodes } from './protocol'

export const rightsForm = z.record(
  z.string(),
  z.object({
    readable: z.array(z.string()),
    insertable: z.array(z.string()),
    // A newer server's policy is that server's business; for us it means to keep changes apart.
    updatable: z.record(z.string(), z.enum(fieldPolicies).catch('state')),
  }),
)

export const helloForm = z.object({
  epoch: z.string(),
  restoredTo: z.string().nullable(),
  scope: z.string(),
  now: z.string(),
  prunedTo: z.number(),
  entities: rightsForm,
})

const resultForm = z.discriminatedUnion('status', [
  z.object({ opId: z.string(), status: z.literal('applied'), syncSeq: z.number() }),
  z.object({ opId: z.string(), status: z.literal('conflict'), syncSeq: z.number() }),
  z.object({
    opId: z.string(),
    status: z.literal('refused'),
    // A newer server may refuse for reasons that we do not know; its message says them.
    code: z.enum(refusalCodes).catch('INVALID'),
    message: z.string(),
  }),
  z.object({ opId: z.string(), status: z.literal('waiting') }),
])

export const replyForm = z.discriminatedUnion('status', [
  z.object({ status: z.literal('done'), results: z.array(resultForm) }),
  z.object({ status: z.literal('gap'), expected: z.number() }),
  z.object({ status: z.literal('forked') }),
])
