import { useMemo } from 'react'
import { type MarkdownBlock, parseBlocks } from './block-markdown'
import classes from './block-text.module.css'
import { InlineText } from './inline-text'
import { keyed } from './keyed'

/** A whole passage of Markdown as elements. */
export function BlockText({ source }: { readonly source: string }) {
  const blocks = useMemo(() => parseBlocks(source), [source])
  return (
    <div className={classes.blocks}>
      {keyed(blocks).map(({ key, item }) => (
        <Block key={key} block={item} />
      ))}
    </div>
  )
}

function Block({ block }: { readonly block: MarkdownBlock }) {
  switch (block.kind) {
    case 'heading':
      return (
        <p className={classes.heading}>
          <InlineText source={block.text} />
        </p>
      )
    case 'quote':
      return (
        <blockquote className={classes.quote}>
          <InlineText source={block.text} />
        </blockquote>
      )
    case 'code':
      return <pre className={classes.code}>{block.text}</pre>
    case 'ordered':
      return (
        <ol start={block.start}>
          <Items items={block.items} />
        </ol>
      )
    case 'unordered':
      return (
        <ul>
          <Items items={block.items} />
        </ul>
      )
    case 'paragraph':
      return (
        <p>
          <InlineText source={block.text} />
        </p>
      )
  }
}

function Items({ items }: { readonly items: readonly string[] }) {
  return keyed(items).map(({ key, item }) => (
    <li key={key}>
      <InlineText source={item} />
    </li>
  ))
}
