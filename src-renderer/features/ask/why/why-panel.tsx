import { CloseButton } from '@mantine/core'
import type { Answer, Citation } from '@shared/ask/ask-contract'
import { Link } from 'wouter'
import { useRead } from '../../../ipc/use-read'
import { CopyButton } from '../../../ui/copy-button'
import { shortHash } from '../../../ui/measure-text'
import { dayText } from '../../../ui/time-text'
import { WhyEvidence } from './why-evidence'
import { WhyGeneration } from './why-generation'
import { WhyLabel } from './why-label'
import { WhyMemory } from './why-memory'
import classes from './why-panel.module.css'
import { WhyPassages } from './why-passages'
import { WhyRoute } from './why-route'
import { WhySection } from './why-section'
import { WhyTemplate } from './why-template'
import { whyText } from './why-text'
import { WhyTiers } from './why-tiers'
import { WhyTime } from './why-time'

interface Props {
  readonly answer: Answer
  readonly onClose: () => void
}

/** Why this answer: the route, the tiers, the sources and the time, beside the conversation. */
export function WhyPanel({ answer, onClose }: Props) {
  const trace = useRead('traces.show', { traceId: answer.traceId })
  return (
    <aside aria-label={whyText.title} className={classes.panel}>
      <div className={classes.head}>
        <h2 className={classes.title}>{whyText.title}</h2>
        <span className={classes.id}>{shortHash(answer.traceId)}</span>
        <CopyButton text={answer.traceId} label={whyText.copyTrace} copiedLabel={whyText.copied} />
        <CloseButton size="sm" aria-label={whyText.close} onClick={onClose} />
      </div>
      <WhyTiers answer={answer} />
      {answer.template !== null && <WhyTemplate template={answer.template} />}
      {answer.cache !== null && <WhyMemory answer={answer} cache={answer.cache} />}
      <WhyPassages spans={trace.data?.spans ?? []} />
      {answer.generation !== null && <WhyGeneration generation={answer.generation} />}
      <WhyRoute route={answer.route}>
        <WhyLabel answer={answer} />
      </WhyRoute>
      <WhyEvidence answer={answer} />
      <WhySection title={whyText.sources}>
        {answer.citations.length === 0 && <p className={classes.dim}>{whyText.noSources}</p>}
        {answer.citations.map((citation) => (
          <Source key={citation.number} citation={citation} />
        ))}
      </WhySection>
      <WhyTime trace={trace} />
      <Link href={`/traces/${answer.traceId}`} className={classes.link}>
        {whyText.openTrace}
      </Link>
    </aside>
  )
}

function Source({ citation }: { readonly citation: Citation }) {
  const { sop, heading, version, sha256, author, approvedAt } = citation
  return (
    <div className={classes.source}>
      <p className={classes.sourceName}>
        {citation.number}. {sop} › {heading}
      </p>
      <p className={classes.dim}>
        v{version} · {shortHash(sha256)} · {whyText.approvedBy(dayText(approvedAt), author)}
      </p>
    </div>
  )
}
