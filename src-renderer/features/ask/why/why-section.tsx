import type { ReactNode } from 'react'
import classes from './why-panel.module.css'

export function WhySection(props: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className={classes.section}>
      <h3 className={classes.sectionTitle}>{props.title}</h3>
      {props.children}
    </section>
  )
}
