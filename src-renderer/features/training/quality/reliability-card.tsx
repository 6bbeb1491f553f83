import type { RouterMetrics } from '@shared/training/training-contract'
import { countText, shareText } from '../../../ui/figure-text'
import { probabilityText } from '../../../ui/measure-text'
import panels from '../../../ui/panels.module.css'
import { ChartCard } from '../chart-card'
import { ColumnNames } from '../column-names'
import { TableScroll } from '../table-scroll'
import { trainingText } from '../training-text'
import { ReliabilityDiagram } from './reliability-diagram'

const text = trainingText.quality

/** How sure the router is against how often it is right: as a diagram or as its numbers. */
export function ReliabilityCard({ metrics }: { readonly metrics: RouterMetrics }) {
  return (
    <ChartCard title={text.reliability} hint={text.reliabilityHint} names={text}>
      {(table) =>
        table ? <BinTable metrics={metrics} /> : <ReliabilityDiagram metrics={metrics} />
      }
    </ChartCard>
  )
}

function BinTable({ metrics: { reliability } }: { readonly metrics: RouterMetrics }) {
  return (
    <TableScroll label={text.reliability}>
      <table className={panels.table}>
        <thead>
          <tr>
            <ColumnNames names={[text.bin, text.count, text.confidence, text.accuracy]} />
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
