import { alignedFrom } from '../align-questions'
import { type Guard, verdictOf } from './guard-verdict'

/** The club's own places: both questions name the same ones. */
export const placesGuard: Guard = ({ a, b }) =>
  verdictOf('places', 'differ', [
    ...a.places.filter((place) => !b.places.includes(place)),
    ...b.places.filter((place) => !a.places.includes(place)),
  ])

/** Anything else that was written as a name and that the other question does not say. */
export const namesGuard: Guard = ({ alignment }) =>
  verdictOf(
    'names',
    'differ',
    [...alignment.a, ...alignment.b]
      .filter(({ unit, likeness }) => unit.name && likeness < alignedFrom)
      .map(({ unit }) => unit.said),
  )
