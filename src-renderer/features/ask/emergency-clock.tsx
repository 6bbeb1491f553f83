import { useEffect, useState } from 'react'
import { elapsedText } from '../../ui/measure-text'
import { askText } from './ask-text'
import classes from './emergency-pane.module.css'

/** How long ago it was reported, ticking. */
export function EmergencyClock({ since }: { readonly since: string }) {
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1_000)
    return () => clearInterval(timer)
  }, [])
  return (
    <p className={classes.clock}>
      <span role="timer" aria-label={askText.emergency.sinceLabel} className={classes.digits}>
        {elapsedText(now - Date.parse(since))}
      </span>{' '}
      {askText.emergency.since}
    </p>
  )
}
