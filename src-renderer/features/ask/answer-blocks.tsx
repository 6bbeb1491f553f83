import type { AnswerBlock, Citation } from '@shared/ask/ask-contract'
import { InlineText } from '../../ui/inline-text'
import { keyed } from '../../ui/keyed'
import classes from './answer-blocks.module.css'
import { askText } from './ask-text'
import { type BlockGroup, groupBlocks } from './block-groups'

interface Props {
  readonly blocks: readonly AnswerBlock[]
  readonly citations: readonly Citation[]
  /** Opens a citation; null while there is nothing to open. */
  readonly onCite: ((number: number) => void) | null
  readonly large?: boolean
}

/** Paragraphs, numbered steps and bullets, each with the number of its source. */
export function AnswerBlocks({ blocks, citations, onCite, large = false }: Props) {
  return (
    <div className={classes.blocks} data-large={large || undefined}>
      {keyed(groupBlocks(blocks)).map(({ key, item }) => (
        <Group key={key} group={item} {...{ citations, onCite }} />
      ))}
    </div>
  )
}

interface GroupProps extends Pick<Props, 'citations' | 'onCite'> {
  readonly group: BlockGroup
}

function Group({ group, ...cite }: GroupProps) {
  const items = keyed(group.blocks)
  if (group.kind === 'paragraph') {
    return items.map(({ key, item: block }) => (
      <p key={key}>
        <BlockText block={block} {...cite} />
      </p>
    ))
  }
  const List = group.kind === 'step' ? 'ol' : 'ul'
  return (
    <List className={classes.list} {...(List === 'ol' ? { start: group.start } : {})}>
      {items.map(({ key, item: block }) => (
        <li key={key}>
          <BlockText block={block} {...cite} />
        </li>
      ))}
    </List>
  )
}

interface BlockProps extends Pick<Props, 'citations' | 'onCite'> {
  readonly block: AnswerBlock
}

function BlockText({ block, citations, onCite }: BlockProps) {
  const cited = citations.find(({ number }) => number === block.citation)
  return (
    <>
      <InlineText source={block.text} />
      {cited !== undefined && onCite === null && (
        <sup className={classes.number}>{cited.number}</sup>
      )}
      {cited !== undefined && onCite !== null && (
        <sup>
          <button
            type="button"
            className={classes.number}
            aria-label={askText.source(cited.number, `${cited.sop} › ${cited.heading}`)}
            onClick={() => onCite(cited.number)}
          >
            {cited.number}
          </button>
        </sup>
      )}
    </>
  )
}
