import { Button, Checkbox, CloseButton, Modal, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { Note } from '../../../ui/note'
import { whereSentence } from './filter-sentence'
import classes from './list-head.module.css'
import { useListHeadStore } from './list-head-store'
import { listHeadText } from './list-head-text'
import { useFilterChoices } from './use-filter-choices'
import { useSaveView, type useViews } from './use-views'
import { contentOf } from './view-content'

const text = listHeadText.saveDialog

interface Props {
  readonly naming: 'new' | 'rename'
  readonly views: ReturnType<typeof useViews>
}

/** Names a new view, or one's own anew, and says who sees it. */
export function SaveViewDialog({ naming, views: { list, current } }: Props) {
  const before = naming === 'rename' ? current : null
  const [name, setName] = useState(before?.name ?? '')
  const [shared, setShared] = useState(before?.saved?.shared ?? false)
  const save = useSaveView({ opens: before === null })
  const close = () => useListHeadStore.getState().setNaming(null)
  const content = before?.content ?? contentOf(list)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (name.trim() === '' || save.isPending) return
    const id = before === null ? {} : { id: before.id }
    save.mutate({ ...content, ...id, name, shared }, { onSuccess: close })
  }
  const title = before === null ? text.title : text.renameTitle
  return (
    <Modal.Root opened onClose={close} size="sm">
      <Modal.Overlay />
      <Modal.Content aria-label={title}>
        <Modal.Body component="form" className={classes.dialog} onSubmit={submit}>
          <DialogHead title={title} onClose={close} />
          <TextInput
            data-autofocus
            label={text.name}
            placeholder={text.nameHint}
            maxLength={80}
            value={name}
            onChange={({ currentTarget }) => setName(currentTarget.value)}
          />
          <Checkbox
            label={text.share}
            description={text.shareHint}
            checked={shared}
            onChange={({ currentTarget }) => setShared(currentTarget.checked)}
          />
          <Keeps where={content.query.where} />
          {save.error !== null && (
            <Note tone="bad">
              {text.failed}: {save.error.message}
            </Note>
          )}
          <Actions named={name.trim() !== ''} saving={save.isPending} onCancel={close} />
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  )
}

interface ActionsProps {
  readonly named: boolean
  readonly saving: boolean
  readonly onCancel: () => void
}

function Actions({ named, saving, onCancel }: ActionsProps) {
  return (
    <div className={classes.dialogActions}>
      <Button size="xs" variant="default" onClick={onCancel}>
        {text.cancel}
      </Button>
      <Button type="submit" size="xs" loading={saving} disabled={!named}>
        {text.save}
      </Button>
    </div>
  )
}

function Keeps({ where }: { readonly where: Parameters<typeof whereSentence>[0] }) {
  const { nameOf } = useFilterChoices()
  return (
    <p className={classes.keeps}>
      <span>{text.keeps}</span> {whereSentence(where, nameOf)}.
    </p>
  )
}

interface HeadProps {
  readonly title: string
  readonly onClose: () => void
}

export function DialogHead({ title, onClose }: HeadProps) {
  return (
    <div className={classes.dialogHead}>
      <h2 className={classes.dialogTitle}>{title}</h2>
      <CloseButton aria-label={text.close} onClick={onClose} />
    </div>
  )
}
