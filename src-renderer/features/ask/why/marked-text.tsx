import { keyed } from '../../../ui/keyed'
import { markWords } from './mark-words'
import classes from './why-evidence.module.css'

interface Props {
  readonly text: string
  readonly words: readonly string[]
}

/** A question with the words that a guard stumbled over marked. */
export function MarkedText({ text, words }: Props) {
  return (
    <>
      {keyed(markWords(text, words)).map(({ key, item }) =>
        item.marked ? (
          <mark key={key} className={classes.mark}>
            {item.text}
          </mark>
        ) : (
          <span key={key}>{item.text}</span>
        ),
      )}
    </>
  )
}
