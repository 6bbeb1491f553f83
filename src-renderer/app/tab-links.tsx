import { Link } from 'wouter'
import classes from './tab-links.module.css'

export interface Tab {
  readonly path: string
  readonly name: string
  readonly current: boolean
  /** What waits there; none where there is nothing to count. */
  readonly count?: { readonly number: number; readonly label: string }
}

interface Props {
  readonly label: string
  readonly tabs: readonly Tab[]
}

/** The parts of a screen as links, each with what waits in it. */
export function TabLinks({ label, tabs }: Props) {
  return (
    <nav aria-label={label} className={classes.tabs}>
      {tabs.map(({ path, name, current, count }) => (
        <Link
          key={path}
          href={path}
          className={classes.tab}
          aria-current={current ? 'page' : undefined}
        >
          {name}
          {count !== undefined && count.number > 0 && (
            <span className={classes.count} title={count.label}>
              {count.number.toLocaleString('en')}
            </span>
          )}
        </Link>
      ))}
    </nav>
  )
}
