import { Button } from '@mantine/core'
import type { RouterCandidate, TrainingOverview } from '@shared/training/training-contract'
import { IconUpload } from '@tabler/icons-react'
import { useState } from 'react'
import panels from '../../../ui/panels.module.css'
import { trainingText } from '../training-text'
import { PublishDialog } from './publish-dialog'

const text = trainingText.versions

interface Props {
  readonly overview: TrainingOverview
  readonly candidate: RouterCandidate
  readonly admin: boolean
  readonly online: boolean
}

/** Opens the question whether to publish, or says why that is not possible here. */
export function PublishButton({ overview, candidate, admin, online }: Props) {
  const [asked, setAsked] = useState(false)
  if (!admin) return <span className={panels.hint}>{text.adminOnly}</span>
  return (
    <>
      <Button
        size="xs"
        disabled={!online}
        leftSection={<IconUpload size={15} aria-hidden="true" />}
        onClick={() => setAsked(true)}
      >
        {text.publish}
      </Button>
      {!online && <span className={panels.hint}>{text.offline}</span>}
      {asked && (
        <PublishDialog {...{ candidate }} live={overview.live} onClose={() => setAsked(false)} />
      )}
    </>
  )
}
