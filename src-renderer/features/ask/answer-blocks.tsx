import type { AnswerBlock, Citation } from '@shared/ask/ask-contract'
import { InlineText } from '../../ui/inline-text'
import { keyed } from '../../ui/keyed'
import classes from './answer-blocks.module.css'
import { askText } from './ask-text'
import { type BlockGroup, citedBy, groupBlocks } from './block-groups'

interface Props {
  readonly blocks: readonly AnswerBlock[]
  readonly citations: readonly Citation[]
  /** Opens a citation; null while there is nothing to open. */
  readonly onCite: ((number: number) => void) | null
  readonly large?: boolean
}

/** Paragraphs, numbered steps and bullets, each with the numbers of its sources. */
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
  const numbers = citedBy(block)
  const cited = citations.filter(({ number }) => numbers.includes(number))
  return (
    <>
      <InlineText source={block.text} />
      {cited.length > 0 && (
        <sup data-several={cited.length > 1 || undefined}>
          {cited.map((citation) => (
            <SourceNumber key={citation.number} {...{ citation, onCite }} />
          ))}
        </sup>
      )}
    </>
  )
}

function SourceNumber(props: { readonly citation: Citation } & Pick<Props, 'onCite'>) {
  const { citation, onCite } = props
  const { number, sop, heading } = citation
  if (onCite === null) return <span className={classes.number}>{number}</span>
  return (
    <button
      type="button"
      className={classes.number}
      aria-label={askText.source(number, `${sop} › ${heading}`)}
      onClick={() => onCite(number)}
    >
      {number}
    </button>
  )
}
