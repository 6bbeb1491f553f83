import type { GenerationReport } from '@shared/ask/answer-evidence'
import type { Answer } from '@shared/ask/ask-contract'
import { IconAlertTriangle, IconCheck, IconShieldCheck } from '@tabler/icons-react'
import classes from './answer-body.module.css'
import { citedBy } from './block-groups'
import { generationText as text } from './generation-text'

interface Props {
  readonly answer: Answer
  readonly generation: GenerationReport
}

/** Which model wrote it, and what was taken out before it was shown. */
export function GenerationChecks({ answer, generation }: Props) {
  const cited = answer.blocks.some((block) => citedBy(block).length > 0)
  const { sentencesDropped, citationsDropped, rules } = generation
  const taken = [
    ...(sentencesDropped > 0 ? [text.sentences(sentencesDropped)] : []),
    ...(citationsDropped > 0 ? [text.citations(citationsDropped)] : []),
  ]
  return (
    <>
      {rules.length > 0 && <VoiceRules rules={rules} />}
      <p className={classes.checks}>
        <span>{text.writtenBy(generation.model)}</span>
        {taken.length > 0 && (
          <span className={classes.check} data-tone="warn">
            <IconAlertTriangle size={14} aria-hidden="true" />
            {text.checkedWith(taken.join(', '))}
          </span>
        )}
        {taken.length === 0 && cited && (
          <span className={classes.check}>
            <IconShieldCheck size={14} aria-hidden="true" />
            {text.checked}
          </span>
        )}
      </p>
    </>
  )
}

/** The rules of the house voice, the ones that the text breaks marked as such. */
function VoiceRules({ rules }: Pick<GenerationReport, 'rules'>) {
  return (
    <ul aria-label={text.rules} className={classes.rules}>
      {rules.map(({ rule, kept, note }) => (
        <li key={rule} className={classes.check} data-tone={kept ? 'good' : 'warn'}>
          {kept ? (
            <IconCheck size={14} aria-hidden="true" />
          ) : (
            <IconAlertTriangle size={14} aria-hidden="true" />
          )}
          {kept ? text.kept(rule) : text.broken(rule, note)}
        </li>
      ))}
    </ul>
  )
}
