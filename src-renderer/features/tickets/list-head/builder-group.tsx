import { Button, CloseButton, NativeSelect } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { BuilderLine } from './builder-line'
import classes from './filter-builder.module.css'
import {
  changePart,
  type DraftGroup,
  type DraftPart,
  isDraftGroup,
  newGroup,
  newLine,
} from './filter-draft'
import type { NameOf } from './filter-sentence'
import { builderText } from './list-head-text'
import type { useFilterChoices } from './use-filter-choices'

// Main takes groups four deep, one of which the location and the search may need.
const deepestGroup = 2

interface Props {
  readonly group: DraftGroup
  readonly depth: number
  readonly choices: ReturnType<typeof useFilterChoices>['choices']
  readonly nameOf: NameOf
  readonly onChange: (group: DraftGroup) => void
  readonly onRemove: (() => void) | null
  /** It was just added, and its first line with it. */
  readonly fresh?: boolean
}

/** Lines and groups of which all or any have to hold. */
export function BuilderGroup(props: Props) {
  const { group, depth, choices, nameOf, onChange, onRemove, fresh = false } = props
  const [added, setAdded] = useState<string | null>(null)
  const add = (part: DraftPart) => {
    onChange({ ...group, of: [...group.of, part] })
    setAdded(part.id)
  }
  return (
    <div className={depth === 0 ? classes.group : `${classes.group} ${classes.inner}`}>
      <MatchChoice {...{ group, depth, onChange, onRemove }} />
      {group.of.map((part) => {
        const change = (next: DraftPart | null) => onChange(changePart(group, part.id, () => next))
        const remove = () => change(null)
        return isDraftGroup(part) ? (
          <BuilderGroup
            key={part.id}
            {...{ choices, nameOf }}
            group={part}
            depth={depth + 1}
            fresh={part.id === added}
            onChange={change}
            onRemove={remove}
          />
        ) : (
          <BuilderLine
            key={part.id}
            {...{ choices, nameOf }}
            line={part}
            takesFocus={fresh || part.id === added}
            onChange={change}
            onRemove={remove}
          />
        )
      })}
      <AddButtons depth={depth} match={group.match} onAdd={add} />
    </div>
  )
}

type MatchProps = Pick<Props, 'group' | 'depth' | 'onChange' | 'onRemove'>

function MatchChoice({ group, depth, onChange, onRemove }: MatchProps) {
  const { all, any } = builderText.of
  return (
    <div className={classes.match}>
      <NativeSelect
        size="xs"
        aria-label={depth === 0 ? builderText.match : builderText.groupMatch}
        data={[
          { value: 'all', label: all },
          { value: 'any', label: any },
        ]}
        value={group.match}
        onChange={({ currentTarget }) =>
          onChange({ ...group, match: currentTarget.value === 'any' ? 'any' : 'all' })
        }
      />
      {onRemove !== null && (
        <CloseButton size="sm" aria-label={builderText.removeGroup} onClick={onRemove} />
      )}
    </div>
  )
}

interface AddProps {
  readonly depth: number
  readonly match: DraftGroup['match']
  readonly onAdd: (part: DraftPart) => void
}

/** A new group goes together the other way, or it would say nothing new. */
function AddButtons({ depth, match, onAdd }: AddProps) {
  const icon = <IconPlus size={14} aria-hidden="true" />
  const other = match === 'all' ? 'any' : 'all'
  return (
    <div className={classes.adds}>
      <Button
        size="compact-xs"
        variant="subtle"
        leftSection={icon}
        // Whoever opens the builder adds something.
        autoFocus={depth === 0}
        onClick={() => onAdd(newLine('status'))}
      >
        {builderText.addLine}
      </Button>
      {depth < deepestGroup && (
        <Button
          size="compact-xs"
          variant="subtle"
          leftSection={icon}
          onClick={() => onAdd(newGroup([newLine('status')], other))}
        >
          {builderText.addGroup}
        </Button>
      )}
    </div>
  )
}
