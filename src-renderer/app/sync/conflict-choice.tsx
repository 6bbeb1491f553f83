import type { Conflict } from '@shared/sync/sync-contract'
import { Note } from '../../ui/note'
import { clockText } from '../../ui/time-text'
import { wordDifference } from '../../ui/word-difference'
import { ConflictSide } from './conflict-side'
import { entityName } from './entity-names'
import { MergeForm } from './merge-form'
import { sideWords } from './side-words'
import classes from './sync-panel.module.css'
import { syncText } from './sync-text'
import { type Settlement, useSettle } from './use-settle'
import { sideText, subjectText, writtenTexts } from './value-text'

const text = syncText.conflicts

interface Props {
  readonly conflict: Conflict
  readonly personName: string
}

/** Both sides beside each other with what each of them means for the thing itself. */
export function ConflictChoice({ conflict, personName }: Props) {
  const settle = useSettle(conflict.id)
  const words = sideWords(conflict, personName)
  // What was deleted meanwhile is not brought back by a text that belonged to it.
  const isGone = conflict.kind === 'edit-of-deleted'
  const texts = writtenTexts(conflict)
  const difference = texts === null ? null : wordDifference(texts.theirs, texts.mine)
  const choose = (settlement: Settlement) => settle.mutate(settlement)
  const busy = settle.isPending
  return (
    <div className={classes.conflict}>
      <ConflictHead conflict={conflict} />
      <div className={classes.sides}>
        <ConflictSide
          heading={text.stands}
          who={conflict.theirsBy ?? text.somebody}
          parts={difference?.left ?? [{ text: sideText(conflict, 'theirs'), changed: false }]}
          button={{ label: words.keep, busy, run: () => choose({ resolution: 'theirs' }) }}
        />
        <ConflictSide
          heading={text.kept}
          who={text.at(conflict.mineBy ?? text.somebody, clockText(conflict.madeAt))}
          parts={difference?.right ?? [{ text: sideText(conflict, 'mine'), changed: false }]}
          button={
            isGone ? null : { label: words.take, busy, run: () => choose({ resolution: 'mine' }) }
          }
        />
      </div>
      {isGone && <p className={classes.hint}>{text.deletedHelp}</p>}
      {texts !== null && !isGone && (
        <MergeForm
          conflictId={conflict.id}
          start={texts.mine}
          busy={busy}
          onSave={(value) => choose({ resolution: 'merged', value })}
        />
      )}
      {settle.error !== null && <Note tone="bad">{settle.error.message}</Note>}
    </div>
  )
}

function ConflictHead({ conflict }: { readonly conflict: Conflict }) {
  const { entity, title } = conflict
  const base = sideText(conflict, 'base')
  return (
    <div className={classes.conflictHead}>
      <p className={classes.dim}>
        {entityName(entity)} · {subjectText(conflict)}
      </p>
      <p className={classes.conflictTitle}>{title}</p>
      {base !== '' && (
        <p className={classes.before}>
          <span className={classes.dim}>{text.before}</span> {base}
        </p>
      )}
    </div>
  )
}
