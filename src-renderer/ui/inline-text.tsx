import { Fragment, type ReactNode } from 'react'
import { type InlineNode, parseInline } from './inline-markdown'
import classes from './inline-text.module.css'
import { keyed } from './keyed'

/** One paragraph's Markdown as elements; nothing in it can be a link or HTML. */
export function InlineText({ source }: { readonly source: string }) {
  return <>{render(parseInline(source))}</>
}

function render(nodes: readonly InlineNode[]): ReactNode {
  return keyed(nodes).map(({ key, item: node }) => {
    if (node.kind === 'text') return <Fragment key={key}>{node.text}</Fragment>
    if (node.kind === 'code')
      return (
        <code key={key} className={classes.code}>
          {node.text}
        </code>
      )
    const Mark = node.kind === 'strong' ? 'strong' : 'em'
    return <Mark key={key}>{render(node.children)}</Mark>
  })
}
