import { z } from 'zod'
import { fieldPolicies, refusalCodes } from './protocol'

export const rightsForm = z.record(
  z.string(),
  z.object({
    readable: z.array(z.string()),
    insertable: z.array(z.string()),
    updatable: z.record(z.string(), z.enum(fieldPolicies)),
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
    code: z.enum(refusalCodes),
    message: z.string(),
  }),
  z.object({ opId: z.string(), status: z.literal('waiting') }),
])

export const replyForm = z.discriminatedUnion('status', [
  z.object({ status: z.literal('done'), results: z.array(resultForm) }),
  z.object({ status: z.literal('gap'), expected: z.number() }),
  z.object({ status: z.literal('forked') }),
])
