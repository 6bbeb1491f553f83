import { Button } from '@mantine/core'
import type { Escalation } from '@shared/escalations/escalation-contract'
import { IconUserCheck } from '@tabler/icons-react'
import { KeyCaps } from '../../../ui/key-caps'
import { Note } from '../../../ui/note'
import type { useClaim } from './use-escalations'
import { waitingText as text } from './waiting-text'

interface Props {
  readonly escalation: Escalation
  readonly claim: ReturnType<typeof useClaim>
}

const claimKey = ['A']

/** "I take it", or who did. */
export function ClaimBar({ escalation, claim }: Props) {
  const { claimedBy, claimedByMe, id, status } = escalation
  const failed = claim.error !== null && claim.variables === id
  return (
    <>
      {status === 'waiting' && (
        <div>
          <Button
            size="xs"
            variant="default"
            loading={claim.isPending && claim.variables === id}
            leftSection={<IconUserCheck size={15} aria-hidden="true" />}
            rightSection={<KeyCaps caps={claimKey} />}
            onClick={() => claim.mutate(id)}
          >
            {text.claim}
          </Button>
        </div>
      )}
      {status === 'claimed' && !claimedByMe && (
        <Note tone="warn">{text.othersClaim(claimedBy ?? text.somebody)}</Note>
      )}
      {failed && <Note tone="bad">{text.claimFailed(claim.error.message)}</Note>}
    </>
  )
}
