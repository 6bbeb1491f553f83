import type { Audience } from '@shared/accounts/role'
import type { GenerationReport } from '@shared/ask/answer-evidence'
import type { Assistant } from '@shared/ask/assistant'
import { AppError } from '@shared/ipc/app-error'
import type { Passage } from '../passage'
import { draftGate } from './draft-gate'
import { DraftStream } from './draft-stream'
import type { Handed } from './handed-passages'
import { fillPrompt, type Prompt } from './prompt-file'

export interface ToGenerate {
  readonly question: string
  readonly vector: Float32Array | null
  readonly scope: { readonly audiences: readonly Audience[]; readonly locationId: string | null }
  readonly location: { readonly name: string; readonly timeZone: string } | null
  readonly assistants: readonly Assistant[]
  readonly now: Date
  readonly signal: AbortSignal
  readonly onWriting: (
    part:
      | { type: 'writing'; provider: string; attempt: 'first' | 'second-provider' | 'again' }
      | { type: 'words'; text: string },
  ) => void
}

export interface Reply {
  readonly text: string
  readonly provider: string
  readonly model: string
  readonly inputTokens: number
  readonly outputTokens: number
  readonly micros: number
}

interface Attempt {
  readonly provider: string
  readonly model: string
  readonly reason: 'first' | 'second-provider' | 'after-rate-limit'
}

export interface GenerationDependencies {
  /** `null`: no model is set up. */
  readonly models: {
    generate(request: {
      readonly system: string
      readonly user: string
      readonly maxTokens: number
      readonly temperature: number
      readonly signal: AbortSignal
      readonly onText: (delta: string) => void
      readonly onAttempt: (attempt: Attempt) => void
    }): Promise<Reply>
  } | null
  /** The club wants texts by models. */
  readonly isOn: () => boolean
  /** Approved passages that may have to do with a question, best first. */
  readonly passagesFor: (request: ToGenerate) => readonly Passage[]
  /** The club's rules for its voice. */
  readonly voiceRules: (scope: ToGenerate['scope']) => readonly Passage[]
  /** Takes what is private out of the texts of one call, and puts it back. */
  readonly redaction: () => {
    redact(text: string): string
    restore(text: string): string
    /** How many things were taken out. */
    readonly count: number
  }
  readonly prompts: { readonly answer: Prompt; readonly houseVoice: Prompt }
  readonly clubName: () => string
  /** Not to be guessed by whoever wrote the question. */
  readonly nonce: () => string
}

const longestAnswer = 700

/** One call: what was sent, what of it was hidden, who was asked, and when the first words came. */
export class Drafting {
  private readonly attempts: { provider: string; model: string; problem: string | null }[] = []
  private readonly startedAt = performance.now()
  firstWordMs: number | null = null
  /** What is private in the question. */
  own: readonly string[] = []
  /** All that the model was told, but for the passages and the question. */
  instructions = ''
  private readonly redaction: ReturnType<GenerationDependencies['redaction']>

  constructor(
    private readonly the: GenerationDependencies,
    readonly request: ToGenerate,
    private readonly writes: boolean,
  ) {
    this.redaction = the.redaction()
  }

  restore(text: string): string {
    return this.redaction.restore(text)
  }

  run(handed: readonly Handed[]): Promise<Reply> {
    const { models } = this.the
    if (models === null) throw new AppError('NO_MODEL', 'No model is set up.')
    const { system, user } = this.fill(handed)
    let draft = this.newDraft(handed)
    return models
      .generate({
        ...{ system, user, maxTokens: longestAnswer, temperature: 0 },
        signal: this.request.signal,
        onAttempt: (attempt) => {
          draft = this.newDraft(handed)
          this.begin(attempt)
        },
        onText: (delta) => draft.push(delta),
      })
      .then((reply) => {
        // Of what broke off, nothing more is shown.
        draft.end()
        return reply
      })
  }

  report({ provider, model, inputTokens, outputTokens, micros }: Reply): GenerationReport {
    return {
      ...{ provider, model, inputTokens, outputTokens, micros, redacted: this.redaction.count },
      ...{ prompt: this.prompt.id, attempts: this.attempts, firstWordMs: this.firstWordMs },
      ...{ citationsDropped: 0, sentencesDropped: 0, rules: [] },
    }
  }

  /** What is known where no reply came. */
  reportOfFailure(problems: readonly string[]): GenerationReport {
    const attempts = this.attempts.map((attempt, i) => ({
      ...attempt,
      problem: problems[i] ?? attempt.problem,
    }))
    const { provider = '', model = '' } = attempts.at(-1) ?? {}
    return {
      ...this.report({ provider, model, inputTokens: 0, outputTokens: 0, micros: 0, text: '' }),
      attempts,
    }
  }

  private get prompt(): Prompt {
    return this.writes ? this.the.prompts.houseVoice : this.the.prompts.answer
  }

  private fill(handed: readonly Handed[]) {
    const { location, now } = this.request
    const { redaction } = this
    const nonce = this.the.nonce()
    const frame = {
      ...{ club: this.the.clubName(), nonce },
      location: inAttribute(location?.name ?? 'not given'),
      now: now.toLocaleString('en', {
        ...{ dateStyle: 'full', timeStyle: 'short', timeZone: location?.timeZone ?? 'UTC' },
      }),
    }
    // Each by itself: what marks the data is ours, and must come there as it is.
    const passages = handed.map(({ number, text }) => `[${number}] ${redaction.redact(text)}`)
    const question = redaction.redact(this.request.question)
    this.own = (question.match(/⟦\w+⟧/g) ?? []).map((token) => redaction.restore(token))
    const bare = fillPrompt(this.prompt, { ...frame, passages: '', question: '' })
    this.instructions = `${bare.system}\n${bare.user}`
    return fillPrompt(this.prompt, { ...frame, passages: passages.join('\n\n'), question })
  }

  private begin({ provider, model, reason }: Attempt): void {
    const before = this.attempts.at(-1)
    if (before !== undefined) {
      before.problem ??= reason === 'after-rate-limit' ? 'MODEL_RATE_LIMITED' : 'failed'
    }
    this.attempts.push({ provider, model, problem: null })
    const attempt = reason === 'after-rate-limit' ? 'second-provider' : reason
    this.request.onWriting({ type: 'writing', provider, attempt })
  }

  private newDraft(handed: readonly Handed[]): DraftStream {
    const { own, instructions, writes: freeWords } = this
    const { question } = this.request
    const told = handed.map(({ text }) => text).join('\n')
    return new DraftStream({
      restore: (text) => this.restore(text),
      gate: draftGate({ told, question, own, instructions, freeWords }),
      onWords: (text) => {
        this.firstWordMs ??= Math.round(performance.now() - this.startedAt)
        this.request.onWriting({ type: 'words', text })
      },
    })
  }
}

/** A name may not end the mark that it stands in. */
const inAttribute = (text: string) => text.replace(/[<>"\p{C}\p{Zl}\p{Zp}]/gu, ' ').slice(0, 80)
