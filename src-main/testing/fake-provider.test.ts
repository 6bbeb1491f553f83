import { describe, expect, it } from 'vitest'
import { killHard, runChild } from '../data/postgres/testing/child-process'
import { createAnthropicModel } from '../llm/anthropic-model'
import { createOpenAiModel } from '../llm/openai-model'
import { groundedAnswer } from './providers/provider-behaviours'

const prompt = (question: string) => `<data id="n1" kind="passages">
[1] Your visit › Prices
An hour in a bay costs $45. Members pay $35.

Bring your own clubs or rent ours.

[2] Opening › Evening
1. Switch off the projector.
2. Lock the back door with the key.
</data n1>

<data id="n1" kind="question" location="not given" now="Monday">
${question}
</data n1>`

const asked = (question: string) => ({
  ...{ path: '', headers: {}, body: '', system: '', model: '', maxTokens: null },
  user: prompt(question),
})

describe('the grounded behaviour', () => {
  it('answers with the sentences that share words with the question, and their numbers', () => {
    expect(groundedAnswer(asked('What does an hour in a bay cost?'))).toMatch(
      /^An hour in a bay costs \$45\. \[1\]/,
    )
    expect(groundedAnswer(asked('How do I lock the back door?'))).toContain(
      'Lock the back door with the key. [2]',
    )
    expect(groundedAnswer(asked('Wie geht es?'))).toBe('NO ANSWER')
  })
})

describe('a fake provider as a process', () => {
  const script = 'src-main/testing/fake-provider-child.ts'

  it.each([
    ['openai', createOpenAiModel],
    ['anthropic', createAnthropicModel],
  ] as const)('speaks %s', async (kind, create) => {
    const child = await runChild(script, ['--kind', kind, '--key', 'k1'])
    const { url } = child.said as { url: string }
    const ask = (apiKey: string) =>
      create({ apiKey, baseUrl: url, model: 'm' }).stream({
        ...{ system: 's', user: prompt('What does an hour in a bay cost?'), maxTokens: 200 },
        signal: new AbortController().signal,
        onText: () => undefined,
      })
    expect((await ask('k1')).text).toContain('$45')
    await expect(ask('k2')).rejects.toMatchObject({ code: 'MODEL_REFUSED' })
    await killHard(child.process)
  })
})
