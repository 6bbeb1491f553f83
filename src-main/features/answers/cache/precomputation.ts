import { setTimeout as sleep } from 'node:timers/promises'
import type { Audience } from '@shared/accounts/role'
import type { Precomputation } from '@shared/answers/answers-contract'
import type { Clock } from '../../../platform/clock'
import type { Logger } from '../../../platform/logger'

/** A question that is worth an answer ahead of time, as somebody of an audience would ask it. */
export interface LikelyQuestion {
  readonly question: string
  /** Other wordings that got the same answer. */
  readonly variants: readonly string[]
  readonly audience: Audience
  readonly locationId: string | null
}

interface PrecomputationDependencies {
  /** Most asked first. */
  readonly questions: () => readonly LikelyQuestion[]
  /** Answers one and keeps it. @returns whether something new was kept */
  readonly answerAhead: (question: LikelyQuestion, signal: AbortSignal) => Promise<boolean>
  /** Somebody is being answered now: they come first. */
  readonly isBusy: () => boolean
  readonly onChange: (state: Precomputation) => void
  readonly clock: Clock
  readonly logger: Logger
  /** Quiet time before it begins by itself, in milliseconds. */
  readonly quietMs?: number
}

/** After the knowledge has changed, more changes often follow. */
const usualQuietMs = 20_000
/** Between two questions, and while somebody is being answered. */
const restMs = 15
const busyMs = 250

/** Answers what is often asked ahead of time: when nobody waits, one at a time, and to be stopped. */
export class PrecomputationJob {
  private state: Precomputation = {
    ...{ state: 'idle', done: 0, total: 0, finishedAt: null, saved: 0, problem: null },
  }
  private running: { readonly abort: AbortController; readonly ended: Promise<void> } | null = null
  private timer: NodeJS.Timeout | null = null

  constructor(private readonly the: PrecomputationDependencies) {}

  get status(): Precomputation {
    return this.state
  }

  /** Runs once all has been quiet for a while. */
  soon(): void {
    if (this.timer !== null) clearTimeout(this.timer)
    this.timer = setTimeout(() => this.start(), this.the.quietMs ?? usualQuietMs)
    this.timer.unref()
  }

  /** Does nothing while it runs. */
  start(): Precomputation {
    if (this.running === null) {
      const abort = new AbortController()
      const ended = this.run(abort.signal).finally(() => {
        this.running = null
      })
      this.running = { abort, ended }
    }
    return this.state
  }

  stop(): Precomputation {
    this.running?.abort.abort()
    return this.state
  }

  async close(): Promise<void> {
    if (this.timer !== null) clearTimeout(this.timer)
    this.stop()
    await this.running?.ended
  }

  private async run(signal: AbortSignal): Promise<void> {
    try {
      const questions = this.the.questions()
      this.change({ state: 'running', done: 0, total: questions.length, saved: 0, problem: null })
      for (const question of questions) {
        await this.rest(signal)
        if (signal.aborted) return this.change({ state: 'stopped' })
        const saved = await this.the.answerAhead(question, signal)
        this.change({ done: this.state.done + 1, saved: this.state.saved + (saved ? 1 : 0) })
      }
      this.change({ state: 'idle', finishedAt: this.the.clock.now().toISOString() })
    } catch (error) {
      // Stopped in the midst of a question, that one ends with an error.
      if (signal.aborted) return this.change({ state: 'stopped' })
      this.the.logger.error('Answering ahead of time failed.', { error })
      this.change({
        state: 'failed',
        problem: 'It failed; the log says why. It can be started again.',
      })
    }
  }

  private async rest(signal: AbortSignal): Promise<void> {
    await sleep(restMs, undefined, { ref: false })
    while (this.the.isBusy() && !signal.aborted) await sleep(busyMs, undefined, { ref: false })
  }

  private change(part: Partial<Precomputation>): void {
    this.state = { ...this.state, ...part }
    this.the.onChange(this.state)
  }
}
