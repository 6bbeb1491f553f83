import { useReducer } from 'react'
import classes from './ticket-fields.module.css'

const looks = {
  // A closed list is gone altogether: shortcuts rest while one is on screen.
  comboboxProps: { keepMounted: false, transitionProps: { duration: 0 } },
  // The list scrolls by itself; a scrolling box around it would have to take the focus.
  withScrollArea: false,
  classNames: { options: classes.options },
} as const

/** How the options of a field are listed. */
export function useOptionList() {
  const [, drawAgain] = useReducer((times: number) => times + 1, 0)
  // Only a list that stands has the id by which the field says that it is open.
  return { ...looks, onDropdownOpen: () => void requestAnimationFrame(drawAgain) }
}
