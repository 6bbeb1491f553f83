import { Late } from '../ui/late'
import { appText } from './app-text'
import classes from './screens.module.css'

export function LoadingScreen() {
  return (
    <Late>
      <p role="status" className={classes.loading}>
        {appText.starting.loadingScreen}
      </p>
    </Late>
  )
}
