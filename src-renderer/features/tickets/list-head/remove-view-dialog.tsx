import { Button, Modal } from '@mantine/core'
import { Note } from '../../../ui/note'
import type { OpenableView } from './built-in-views'
import classes from './list-head.module.css'
import { useListHeadStore } from './list-head-store'
import { listHeadText } from './list-head-text'
import { DialogHead } from './save-view-dialog'
import { useRemoveView } from './use-views'

const text = listHeadText.removeDialog

/** Asks before a view goes, and says who else loses it. */
export function RemoveViewDialog({ view }: { readonly view: OpenableView }) {
  const remove = useRemoveView()
  const close = () => useListHeadStore.getState().setRemoving(false)
  const title = text.title(view.name)
  return (
    <Modal.Root opened onClose={close} size="sm">
      <Modal.Overlay />
      <Modal.Content aria-label={title}>
        <Modal.Body className={classes.dialog}>
          <DialogHead title={title} onClose={close} />
          <p>{view.saved?.shared === true ? text.shared : text.own}</p>
          {remove.error !== null && (
            <Note tone="bad">
              {text.failed}: {remove.error.message}
            </Note>
          )}
          <div className={classes.dialogActions}>
            <Button size="xs" variant="default" data-autofocus onClick={close}>
              {listHeadText.saveDialog.cancel}
            </Button>
            <Button
              size="xs"
              color="red"
              loading={remove.isPending}
              onClick={() => remove.mutate(view.id, { onSuccess: close })}
            >
              {text.remove}
            </Button>
          </div>
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  )
}
