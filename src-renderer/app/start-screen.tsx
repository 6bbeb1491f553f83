import { ErrorState } from '../ui/error-state'
import { Late } from '../ui/late'
import { Placeholder } from '../ui/placeholder'
import { appText } from './app-text'
import classes from './start-screen.module.css'

/** The quiet frame shown while main starts; drawn only when that takes a moment. */
export function Starting({ step }: { readonly step: string }) {
  return (
    <div className={classes.frame} aria-busy="true">
      <Late>
        <div className={classes.rail} aria-hidden="true">
          <Placeholder height={28} width="70%" />
          <Placeholder height={24} />
          <Placeholder height={24} />
        </div>
        <main className={classes.body}>
          <p role="status" className={classes.step}>
            {step}
          </p>
          <Placeholder height={96} />
          <Placeholder height={64} />
        </main>
      </Late>
    </div>
  )
}

interface StartFailedProps {
  readonly code: string
  readonly message: string
  readonly version?: string
  readonly onRetry: () => unknown
}

export function StartFailed({ code, message, version, onRetry }: StartFailedProps) {
  const text = appText.starting
  return (
    <main className={classes.failed}>
      <ErrorState
        title={text.failed}
        message={message}
        advice={text.advice}
        retryLabel={appText.retry}
        onRetry={onRetry}
      />
      <p className={classes.code}>
        {text.code(code)}
        {version !== undefined && ` · ${text.version(version)}`}
      </p>
    </main>
  )
}
