import type { TicketDetail } from '@shared/tickets/ticket-contract'

/**
 * What a resolved ticket teaches, for people and for what sorts it.
 * @param question that it came from
 */
export function knowledgeText(
  { title, description, cause, fix }: Pick<TicketDetail, 'title' | 'description' | 'cause' | 'fix'>,
  question: string | null,
): string {
  const parts = [
    ['Question', question],
    ['Problem', [title, description].filter((text) => text !== '').join('\n')],
    ['Cause', cause],
    ['Fix', fix],
  ] as const
  return parts.flatMap(([name, text]) => (text === null ? [] : [`${name}: ${text}`])).join('\n\n')
}
