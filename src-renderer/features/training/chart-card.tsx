import { Button } from '@mantine/core'
import { IconChartBar, IconTable } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import panels from '../../ui/panels.module.css'

interface Props {
  readonly title: string
  readonly hint: string
  /** What the button calls either way of showing it. */
  readonly names: { readonly chart: string; readonly table: string }
  readonly children: (asTable: boolean) => ReactNode
}

/** A card whose figures are shown as a chart or, at a click, as their numbers. */
export function ChartCard({ title, hint, names, children }: Props) {
  const [table, setTable] = useState(false)
  const Icon = table ? IconChartBar : IconTable
  return (
    <section aria-label={title} className={panels.card}>
      <div className={panels.cardHead}>
        <h2 className={panels.cardTitle}>{title}</h2>
        <Button
          size="compact-xs"
          variant="default"
          leftSection={<Icon size={14} aria-hidden="true" />}
          onClick={() => setTable(!table)}
        >
          {table ? names.chart : names.table}
        </Button>
      </div>
      <p className={panels.hint}>{hint}</p>
      {children(table)}
    </section>
  )
}
