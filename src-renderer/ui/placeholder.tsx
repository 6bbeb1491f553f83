import classes from './placeholder.module.css'

interface Props {
  readonly height: number
  readonly width?: string
}

/** Where something will stand once it is loaded; quiet and still. */
export function Placeholder({ height, width = '100%' }: Props) {
  return <div className={classes.block} style={{ height, width }} aria-hidden="true" />
}
