import { useMediaQuery } from '@mantine/hooks'
import type { Person } from '@shared/accounts/account-contract'
import type { SystemStatus } from '@shared/system/system-contract'
import { useRef, useState } from 'react'
import { useLocation } from 'wouter'
import { mayAnswerQuestions } from '../../../app/escalations/escalation-reads'
import shared from '../../../ui/list-detail.module.css'
import { SplitPane } from '../../../ui/split-pane'
import { askSectionPath } from '../ask-sections'
import { useClaim, useEscalations, useWaitingRows } from './use-escalations'
import { useWaitingShortcuts } from './use-waiting-shortcuts'
import { WaitingDetail } from './waiting-detail'
import { WaitingListPane } from './waiting-list-pane'
import type { WaitingFilter } from './waiting-rows'
import { waitingText as text } from './waiting-text'

const listWidth = { initial: 400, minimum: 280, maximum: 720 }

interface Props {
  readonly person: Person
  readonly status: SystemStatus
  readonly escalationId: string | null
}

/** Questions that wait for a person, and those that got a person's answer. */
export function WaitingView({ person, status, escalationId }: Props) {
  const [, navigate] = useLocation()
  const [filter, setFilter] = useState<WaitingFilter>('open')
  const read = useEscalations()
  const rows = useWaitingRows(read.data?.items, filter)
  const claim = useClaim()
  const detail = useRef<HTMLDivElement>(null)
  const wide = useMediaQuery('(min-width: 900px)', undefined, { getInitialValueInEffect: false })
  const close = () => navigate(askSectionPath('waiting'))
  const open = (id: string) => navigate(`${askSectionPath('waiting')}/${id}`)
  const chosen = read.data?.items.find(({ id }) => id === escalationId) ?? null
  const mayAnswer = mayAnswerQuestions(person.role)
  const claimable = mayAnswer && chosen?.status === 'waiting' ? chosen : null
  const ids = rows.map(({ item }) => item.id)
  const onClaim = claimable === null ? null : () => claim.mutate(claimable.id)
  useWaitingShortcuts({ escalationId, ids, detail, open, close, onClaim })
  const online = status.connection.state !== 'offline'
  const list = (
    <WaitingListPane
      {...{ read, rows, filter, online, escalationId }}
      onFilter={setFilter}
      onOpen={open}
    />
  )
  const content = (
    <div ref={detail} tabIndex={-1} className={shared.detail}>
      {chosen === null && <Choose />}
      {chosen !== null && (
        <WaitingDetail
          key={chosen.id}
          {...{ person, mayAnswer, claim }}
          escalation={chosen}
          onBack={wide ? null : close}
        />
      )}
    </div>
  )
  if (!wide) return escalationId === null ? list : content
  return (
    <SplitPane
      name="ask-waiting"
      sashLabel={text.sash}
      sized="start"
      width={listWidth}
      start={list}
      end={content}
    />
  )
}

function Choose() {
  return (
    <div className={shared.choose}>
      <p>{text.choose}</p>
      <p className={shared.dim}>{text.chooseKeys}</p>
    </div>
  )
}
