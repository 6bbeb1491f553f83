import { Button } from '@mantine/core'
import type { RouterMetrics } from '@shared/training/training-contract'
import { IconChartBar, IconTable } from '@tabler/icons-react'
import { useState } from 'react'
import { probabilityText } from '../../../ui/measure-text'
import { countText, shareText } from '../figure-text'
import panels from '../panels.module.css'
import { TableScroll } from '../table-scroll'
import { trainingText } from '../training-text'
import { ReliabilityDiagram } from './reliability-diagram'

const text = trainingText.quality

/** How sure the router is against how often it is right: as a diagram or as its numbers. */
export function ReliabilityCard({ metrics }: { readonly metrics: RouterMetrics }) {
  const [table, setTable] = useState(false)
  const Icon = table ? IconChartBar : IconTable
  return (
    <section aria-label={text.reliability} className={panels.card}>
      <div className={panels.cardHead}>
        <h2 className={panels.cardTitle}>{text.reliability}</h2>
        <Button
          size="compact-xs"
          variant="default"
          leftSection={<Icon size={14} aria-hidden="true" />}
          onClick={() => setTable(!table)}
        >
          {table ? text.chart : text.table}
        </Button>
      </div>
      <p className={panels.hint}>{text.reliabilityHint}</p>
      {table ? <BinTable metrics={metrics} /> : <ReliabilityDiagram metrics={metrics} />}
    </section>
  )
}

function BinTable({ metrics: { reliability } }: { readonly metrics: RouterMetrics }) {
  return (
    <TableScroll label={text.reliability}>
      <table className={panels.table}>
        <thead>
          <tr>
            {[text.bin, text.count, text.confidence, text.accuracy].map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {reliability.map(({ count, confidence, accuracy }, bin) => {
            const range = [bin, bin + 1].map((edge) => (edge / reliability.length).toFixed(2))
            return (
              <tr key={range.join('–')}>
                <th scope="row">{range.join('–')}</th>
                <td>{countText(count)}</td>
                <td>{count === 0 ? '–' : probabilityText(confidence)}</td>
                <td>{count === 0 ? '–' : shareText(accuracy)}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </TableScroll>
  )
}
