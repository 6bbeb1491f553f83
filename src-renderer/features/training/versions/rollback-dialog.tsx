import type { RouterModelSummary } from '@shared/training/training-contract'
import { routerName } from '../training-head'
import { trainingText } from '../training-text'
import { ConfirmDialog } from './confirm-dialog'
import { useRollback } from './use-publishing'

const text = trainingText.rollback

interface Props {
  readonly model: RouterModelSummary
  readonly onClose: () => void
}

export function RollbackDialog({ model, onClose }: Props) {
  const rollback = useRollback()
  return (
    <ConfirmDialog
      title={text.title(routerName(model))}
      effects={text.effects}
      confirm={text.confirm}
      busy={rollback.isPending}
      failure={rollback.error === null ? null : `${text.failed}: ${rollback.error.message}`}
      onConfirm={() => rollback.mutate(model.id, { onSuccess: onClose })}
      onClose={onClose}
    />
  )
}
