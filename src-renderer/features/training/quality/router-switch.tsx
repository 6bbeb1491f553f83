import { trainingText } from '../training-text'
import classes from './quality-section.module.css'

export type ShownRouter = 'live' | 'candidate'

const text = trainingText.quality
const routers = ['candidate', 'live'] as const

interface Props {
  readonly shown: ShownRouter
  readonly onChoose: (router: ShownRouter) => void
}

/** Whose matrix and diagram are shown. */
export function RouterSwitch({ shown, onChoose }: Props) {
  return (
    <fieldset aria-label={text.shown} className={classes.switch}>
      {routers.map((router) => (
        <button
          key={router}
          type="button"
          className={classes.switchButton}
          aria-pressed={router === shown}
          onClick={() => onChoose(router)}
        >
          {router === 'live' ? text.live : text.candidate}
        </button>
      ))}
    </fieldset>
  )
}
