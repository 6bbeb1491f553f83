import type { Answer, AnswerBlock } from '@shared/ask/ask-contract'
import { IconCheck, IconChevronDown, IconCopy } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { keyed } from '../../ui/keyed'
import { useCopied } from '../../ui/use-copied'
import { AnswerBlocks } from './answer-blocks'
import classes from './answer-body.module.css'
import { blocksAsText } from './answer-copy'
import { askText } from './ask-text'
import { citedBy, segmentsOf } from './block-groups'
import { CitationList } from './citation-list'

const nothing = { citations: [], onCite: null } as const

/** What is answered: cited paragraphs with their sources, and texts to be taken elsewhere. */
export function AnswerBody({ answer }: { readonly answer: Answer }) {
  const [open, setOpen] = useState<number | null>(null)
  const toggle = (number: number) => setOpen(open === number ? null : number)
  const { blocks, citations } = answer
  const pointedAt = blocks.some((block) => citedBy(block).length > 0)
  const list = <CitationList {...{ citations, open }} onToggle={toggle} />
  return (
    <>
      {keyed(segmentsOf(blocks)).map(({ key, item: segment }) =>
        segment.kind === 'written' ? (
          <WrittenText key={key} blocks={segment.blocks} />
        ) : (
          <AnswerBlocks key={key} blocks={segment.blocks} citations={citations} onCite={toggle} />
        ),
      )}
      {citations.length > 0 && pointedAt && list}
      {citations.length > 0 && !pointedAt && (
        <Unfolding label={askText.followed(citations.length)}>{list}</Unfolding>
      )}
    </>
  )
}

/** What a text follows as a whole, without any of its sentences pointing at it. */
function Unfolding(props: { readonly label: string; readonly children: ReactNode }) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <button
        type="button"
        className={classes.unfold}
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        <IconChevronDown size={14} aria-hidden="true" />
        {props.label}
      </button>
      {open && props.children}
    </>
  )
}

/** A text in the house voice, with one click to take it along. */
function WrittenText({ blocks }: { readonly blocks: readonly AnswerBlock[] }) {
  const { copied, copy } = useCopied()
  const Icon = copied ? IconCheck : IconCopy
  return (
    <section aria-label={askText.writtenText} className={classes.written}>
      <AnswerBlocks blocks={blocks} {...nothing} />
      <button type="button" className={classes.copy} onClick={() => copy(blocksAsText(blocks))}>
        <Icon size={15} aria-hidden="true" />
        {copied ? askText.copied : askText.copyWritten}
      </button>
    </section>
  )
}
