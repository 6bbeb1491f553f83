import { parseArgs } from 'node:util'
import { startFakeAnthropic } from './providers/fake-anthropic'
import { startFakeOpenAi } from './providers/fake-openai'
import { behaviours } from './providers/provider-behaviours'

// A fake provider as a process of its own, for demonstrations and tests of the whole app:
//   --kind openai|anthropic --port 0 --behaviour grounded --key <the only key it accepts>
// Prints {"url": …} when it listens; a line with a behaviour's name on standard input changes it.
const { values } = parseArgs({
  options: {
    kind: { type: 'string', default: 'openai' },
    port: { type: 'string', default: '0' },
    behaviour: { type: 'string', default: 'grounded' },
    key: { type: 'string' },
  },
})

const start = values.kind === 'anthropic' ? startFakeAnthropic : startFakeOpenAi
const provider = await start({
  behaviour: behaviourNamed(values.behaviour),
  port: Number(values.port),
  key: values.key ?? null,
})
process.stdout.write(`${JSON.stringify({ url: provider.url })}\n`)

process.stdin.setEncoding('utf8').on('data', (text: string) => {
  for (const name of text.split('\n').filter((line) => line.trim() !== '')) {
    provider.answerWith(behaviourNamed(name.trim()))
    process.stdout.write(`${JSON.stringify({ behaviour: name.trim() })}\n`)
  }
})

function behaviourNamed(name: string) {
  const found = behaviours[name]
  if (found === undefined) throw new Error(`There is no behaviour “${name}”.`)
  return found
}
