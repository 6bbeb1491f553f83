import { type ReactNode, useLayoutEffect, useRef, useState } from 'react'
import panels from '../../ui/panels.module.css'
import { trainingText } from './training-text'

/** Room for a wide table; takes the focus only where it scrolls, so that keys can scroll it. */
export function TableScroll(props: { readonly label: string; readonly children: ReactNode }) {
  const box = useRef<HTMLElement>(null)
  const [scrolls, setScrolls] = useState(false)
  useLayoutEffect(() => {
    const { current } = box
    if (current === null) return
    const measure = () => setScrolls(current.scrollWidth > current.clientWidth)
    const observer = new ResizeObserver(measure)
    observer.observe(current)
    return () => observer.disconnect()
  }, [])
  const focusable = scrolls ? { tabIndex: 0, 'aria-label': trainingText.tableOf(props.label) } : {}
  return (
    <section ref={box} {...focusable} className={panels.scroller}>
      {props.children}
    </section>
  )
}
