import type { ImportPlan } from '@shared/tickets/ticket-exchange-contract'
import type { ReactNode } from 'react'
import { useLocations } from '../../../app/use-locations'
import {
  ticketCategoryNames,
  ticketPriorityNames,
  ticketStatusNames,
  wordFor,
} from '../../../app/vocabulary'
import classes from './exchange.module.css'
import { exchangeText } from './exchange-text'

const text = exchangeText.importing

/** What a file would make, and what of it cannot be made. */
export function ImportPreview({ plan }: { readonly plan: ImportPlan }) {
  const { ready, already, wrong, ignoredColumns } = plan
  return (
    <>
      <div className={classes.file}>
        <p className={classes.fileName}>{plan.fileName}</p>
        <div className={classes.counts}>
          <Count number={ready} name={text.ready} />
          <Count number={already} name={text.already} />
          <Count number={wrong} name={text.wrong} bad={wrong > 0} />
        </div>
      </div>
      {ignoredColumns.length > 0 && (
        <p className={classes.dim}>{text.ignored(ignoredColumns.join(', '))}</p>
      )}
      {plan.wrongRows.length > 0 && <WrongRows rows={plan.wrongRows} />}
      {plan.sample.length > 0 && <Sample rows={plan.sample} />}
    </>
  )
}

interface CountProps {
  readonly number: number
  readonly name: string
  readonly bad?: boolean
}

function Count({ number, name, bad = false }: CountProps) {
  return (
    <span className={classes.count} data-bad={bad || undefined}>
      <span className={classes.number}>{number.toLocaleString('en')}</span>
      <span className={classes.dim}>{name}</span>
    </span>
  )
}

function WrongRows({ rows }: { readonly rows: ImportPlan['wrongRows'] }) {
  return (
    <Listed title={text.wrongTitle} heads={[text.line, text.ticket, text.problem]}>
      {rows.map(({ line, title, problems }) => (
        <tr key={line}>
          <td>{line}</td>
          <td data-long>{title || text.untitled}</td>
          <td data-long>
            {problems.map((problem) => (
              <p key={problem}>{problem}</p>
            ))}
          </td>
        </tr>
      ))}
    </Listed>
  )
}

function Sample({ rows }: { readonly rows: ImportPlan['sample'] }) {
  const places = useLocations()
  const nameOf = (place: string) => places.find(({ id }) => id === place)?.name ?? place
  const heads = [
    text.line,
    text.ticket,
    text.where,
    text.kind,
    text.priority,
    text.status,
    text.who,
  ]
  return (
    <Listed title={text.sampleTitle} heads={heads}>
      {rows.map((row) => (
        <tr key={row.line}>
          <td>{row.line}</td>
          <td data-long>{row.title}</td>
          <td>
            {[nameOf(row.location), ...(row.bay === null ? [] : [text.bay(row.bay)])].join(' · ')}
          </td>
          <td>{wordFor(ticketCategoryNames, row.category)}</td>
          <td>{wordFor(ticketPriorityNames, row.priority)}</td>
          <td>{wordFor(ticketStatusNames, row.status)}</td>
          <td>{row.assignee ?? text.nobody}</td>
        </tr>
      ))}
    </Listed>
  )
}

interface ListedProps {
  readonly title: string
  readonly heads: readonly string[]
  readonly children: ReactNode
}

function Listed({ title, heads, children }: ListedProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard
    <section className={classes.scroll} aria-label={title} tabIndex={0}>
      <table className={classes.table}>
        <caption className={classes.dim}>{title}</caption>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </section>
  )
}
