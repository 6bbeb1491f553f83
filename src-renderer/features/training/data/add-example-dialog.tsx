import { Button, CloseButton, Modal, Textarea } from '@mantine/core'
import type { TrainingExample } from '@shared/training/training-contract'
import type { FormEvent } from 'react'
import { Note } from '../../../ui/note'
import dialog from '../dialog.module.css'
import { LabelChoice } from '../label-choice'
import { emptyExample, useTrainingStore } from '../training-store'
import { trainingText } from '../training-text'
import { useLabelText } from '../use-training'

const text = trainingText.adding

interface Props {
  readonly onAdded: (example: TrainingExample) => void
}

/** Writes an example by hand; closing keeps what is written, only Discard throws it away. */
export function AddExampleDialog({ onAdded }: Props) {
  const set = useTrainingStore((state) => state.set)
  const { save, allowed, submit } = useAddExample(onAdded)
  const close = () => set({ adding: false })
  return (
    <Modal.Root opened onClose={close} size="lg" classNames={{ content: dialog.frame }}>
      <Modal.Overlay />
      <Modal.Content aria-label={text.title}>
        <Modal.Body className={dialog.body}>
          <div className={dialog.head}>
            <h2 className={dialog.title}>{text.title}</h2>
            <CloseButton aria-label={text.close} onClick={close} />
          </div>
          <form
            className={dialog.form}
            onSubmit={submit}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit(event)
            }}
          >
            <Fields />
            {save.error !== null && (
              <Note tone="bad">
                {text.failed}: {save.error.message}
              </Note>
            )}
            <div className={dialog.actions}>
              <Button type="submit" size="xs" loading={save.isPending} disabled={!allowed}>
                {text.save}
              </Button>
              <Button
                size="xs"
                variant="default"
                onClick={() => set({ adding: false, newExample: emptyExample })}
              >
                {text.discard}
              </Button>
              <span className={dialog.hint}>{text.keys}</span>
            </div>
          </form>
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  )
}

function useAddExample(onAdded: Props['onAdded']) {
  const { newExample, set } = useTrainingStore()
  const save = useLabelText()
  const { label, text: words } = newExample
  const allowed = words.trim() !== '' && label !== null && !save.isPending
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!allowed) return
    save.mutate(
      { text: words, label },
      {
        onSuccess: (example) => {
          set({ adding: false, newExample: emptyExample })
          onAdded(example)
        },
      },
    )
  }
  return { save, allowed, submit }
}

function Fields() {
  const { newExample, set } = useTrainingStore()
  return (
    <>
      <Textarea
        data-autofocus
        size="sm"
        label={text.text}
        placeholder={text.textHint}
        maxLength={4_000}
        autosize
        minRows={3}
        maxRows={10}
        value={newExample.text}
        onChange={(event) =>
          set({ newExample: { ...newExample, text: event.currentTarget.value } })
        }
      />
      <LabelChoice
        caption
        name={trainingText.label.choose}
        value={newExample.label}
        onChoose={(label) => set({ newExample: { ...newExample, label } })}
      />
      <p className={dialog.hint}>{text.note}</p>
    </>
  )
}
