/** One way of asking for one template, once the slots are taken out of the question. */
export interface QuestionFrame {
  readonly template: string
  /** What the wording itself says, beside the question's own slots. */
  readonly slots?: Readonly<Record<string, string>>
  readonly wordings: readonly string[]
  /** Slots that may be filled; the place may be named always. */
  readonly allows?: readonly string[]
  /** One of these must be filled; without them the words are not enough. */
  readonly needs?: readonly string[]
  /** Only with a question mark: without, the words may be an order. */
  readonly asksOnly?: true
}
