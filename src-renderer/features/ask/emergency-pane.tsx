import { Button } from '@mantine/core'
import type { Answer, EmergencyReport } from '@shared/ask/ask-contract'
import { IconAlertTriangle, IconArrowLeft } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { AnswerBlocks } from './answer-blocks'
import { askText } from './ask-text'
import { CitationList } from './citation-list'
import { EmergencyActions } from './emergency-actions'
import { EmergencyClock } from './emergency-clock'
import classes from './emergency-pane.module.css'

const text = askText.emergency

interface Props {
  readonly answer: Answer
  readonly canAcknowledge: boolean
  readonly onBack: () => void
}

/** The club's own procedure for danger now; nothing else is on the pane. */
export function EmergencyPane({ answer, canAcknowledge, onBack }: Props) {
  const { emergency } = answer
  if (emergency === null) return null
  return (
    <section aria-label={text.title} className={classes.pane}>
      <Banner answer={answer} emergency={emergency} />
      <div className={classes.body}>
        <div className={classes.column}>
          <Procedure answer={answer} />
          <Button
            className={classes.back}
            variant="default"
            size="sm"
            leftSection={<IconArrowLeft size={16} aria-hidden="true" />}
            onClick={onBack}
          >
            {text.back}
          </Button>
        </div>
        <EmergencyActions {...{ answer, emergency, canAcknowledge }} />
      </div>
    </section>
  )
}

interface BannerProps {
  readonly answer: Answer
  readonly emergency: EmergencyReport
}

function Banner({ answer, emergency }: BannerProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  // Not the button: whoever is typing must not acknowledge with the next Enter.
  useEffect(() => heading.current?.focus(), [])
  return (
    <div className={classes.banner} role="alert">
      <IconAlertTriangle size={24} aria-hidden="true" />
      <h1 ref={heading} tabIndex={-1} className={classes.title}>
        {text.title} · {emergency.location?.name ?? text.noPlace}
      </h1>
      <p className={classes.quote}>“{answer.question}”</p>
      <EmergencyClock since={answer.askedAt} />
    </div>
  )
}

function Procedure({ answer }: { readonly answer: Answer }) {
  const [open, setOpen] = useState<number | null>(null)
  const toggle = (number: number) => setOpen(open === number ? null : number)
  const { blocks, citations } = answer
  return (
    <section aria-label={text.procedure} className={classes.procedure}>
      <h2 className={classes.label}>{text.procedure}</h2>
      {blocks.length === 0 && <p className={classes.missing}>{text.noProcedure}</p>}
      <AnswerBlocks blocks={blocks} citations={citations} onCite={toggle} large />
      {citations.length > 0 && <CitationList {...{ citations, open }} onToggle={toggle} />}
    </section>
  )
}
