import type { Precomputation } from '@shared/answers/answers-contract'
import { describe, expect, it } from 'vitest'
import { systemClock } from '../../../platform/clock'
import { silentLogger } from '../../../platform/logger'
import { type LikelyQuestion, PrecomputationJob } from './precomputation'

const questions = ['one', 'two', 'three'].map(
  (question): LikelyQuestion => ({
    ...{ question, variants: [], audience: 'staff', locationId: null },
  }),
)

function job(answerAhead: (question: LikelyQuestion) => Promise<boolean>, isBusy = () => false) {
  const states: Precomputation[] = []
  const made = new PrecomputationJob({
    ...{ questions: () => questions, answerAhead, isBusy, quietMs: 1 },
    onChange: (state) => states.push(state),
    ...{ clock: systemClock, logger: silentLogger },
  })
  const until = async (state: Precomputation['state']) => {
    while (states.at(-1)?.state !== state) await new Promise((resolve) => setTimeout(resolve, 2))
  }
  return { made, states, until }
}

describe('answering ahead of time', () => {
  it('answers each question once, one at a time, and says how far it is', async () => {
    const asked: string[] = []
    let at = 0
    const { made, states, until } = job(async ({ question }) => {
      at += 1
      expect(at).toBe(1)
      await new Promise((resolve) => setTimeout(resolve, 1))
      at -= 1
      asked.push(question)
      return question !== 'two'
    })
    made.start()
    made.start()
    await until('idle')
    expect(asked).toEqual(['one', 'two', 'three'])
    expect(states.map(({ done }) => done)).toEqual([0, 1, 2, 3, 3])
    expect(made.status).toMatchObject({ total: 3, saved: 2, problem: null })
    expect(made.status.finishedAt).not.toBeNull()
  })

  it('stops between two questions and can begin again', async () => {
    const asked: string[] = []
    const { made, until } = job(async ({ question }) => {
      asked.push(question)
      if (asked.length === 1) made.stop()
      return true
    })
    made.start()
    await until('stopped')
    expect(asked).toEqual(['one'])
    made.start()
    await until('idle')
    expect(made.status).toMatchObject({ done: 3, saved: 3 })
  })

  it('has stopped, not failed, when it is stopped in the midst of a question', async () => {
    const { made, until } = job(async () => {
      made.stop()
      throw new Error('The question was stopped.')
    })
    made.start()
    await until('stopped')
    expect(made.status).toMatchObject({ done: 0, problem: null })
  })

  it('says that it failed, and lets people come first', async () => {
    let busy = true
    const { made, until } = job(
      async () => {
        expect(busy).toBe(false)
        throw new Error('broken')
      },
      () => busy,
    )
    made.soon()
    await until('running')
    setTimeout(() => {
      busy = false
    }, 20)
    await until('failed')
    expect(made.status.problem).toContain('failed')
    await made.close()
  })
})
