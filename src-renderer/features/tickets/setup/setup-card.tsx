import type { ReactNode } from 'react'
import { ErrorState } from '../../../ui/error-state'
import { Late } from '../../../ui/late'
import panels from '../../../ui/panels.module.css'
import { Placeholder } from '../../../ui/placeholder'
import classes from './setup.module.css'
import { setupText as text } from './setup-text'

interface Props<Data> {
  readonly title: string
  readonly help: string
  /** Why this person only reads; null: they may change it. */
  readonly readOnly: string | null
  readonly failed: string
  readonly read: {
    readonly data: Data | undefined
    readonly error: Error | null
    readonly refetch: () => unknown
  }
  readonly children: (data: Data) => ReactNode
}

/** One part of the settings, once it is read. */
export function SetupCard<Data>(props: Props<Data>) {
  const { title, help, readOnly, failed, read, children } = props
  return (
    <section aria-label={title} className={`${panels.card} ${classes.card}`}>
      <h2 className={panels.cardTitle}>{title}</h2>
      <p className={classes.help}>{readOnly === null ? help : `${help} ${readOnly}`}</p>
      {read.error !== null && read.data === undefined && (
        <ErrorState
          title={failed}
          message={read.error.message}
          retryLabel={text.retry}
          onRetry={() => read.refetch()}
        />
      )}
      {read.error === null && read.data === undefined && (
        <Late>
          <Placeholder height={160} />
        </Late>
      )}
      {read.data !== undefined && children(read.data)}
    </section>
  )
}

/** Where there is nothing yet. */
export function EmptyPart({ title, hint }: { readonly title: string; readonly hint: string }) {
  return (
    <div className={classes.empty}>
      <p>{title}</p>
      <p>{hint}</p>
    </div>
  )
}
