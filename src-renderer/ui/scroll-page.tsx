import type { ReactNode } from 'react'
import panels from './panels.module.css'

/** A section that scrolls as a whole, also by the keyboard. */
export function ScrollPage(props: { readonly label: string; readonly children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must take the focus
    <section tabIndex={0} aria-label={props.label} className={panels.page}>
      {props.children}
    </section>
  )
}
