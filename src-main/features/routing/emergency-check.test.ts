import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compileEmergencyCheck } from './emergency-check'

const check = compileEmergencyCheck(
  JSON.parse(readFileSync('resources/routing/emergency.json', 'utf8')),
)

describe('an emergency is found however it is put', () => {
  it.each([
    ['man down bay 5', 'medical'],
    ['SOMEONE COLLAPSED', 'medical'],
    ['she wont wake up', 'medical'],
    ['guy is not breathing, bay 2', 'medical'],
    ['he got hit in the head and theres blood everywhere', 'medical'],
    ['theres smoke coming from the ceiling', 'fire'],
    ['FIRE!!!', 'fire'],
    ['the fire alarm is going off', 'fire'],
    ['smell burning plastic by the PC', 'gas'],
    ['it smells like gas in the hallway', 'gas'],
    ['a pipe burst and the lobby is flooding', 'water'],
    ['he’s got a knife', 'violence'],
    ['guest at the keypad is not responding', 'medical'],
    ['a customer is having a heart attack at bay 3', 'medical'],
    ['she is having a stroke over here', 'medical'],
    ['stroke in bay 2', 'medical'],
    ['she has no pulse', 'medical'],
    ['i want to die', 'medical'],
    ['i got shot', 'medical'],
    ['a man just died', 'medical'],
    ["he od'd in the washroom", 'medical'],
    ['my son is choking on chips', 'medical'],
    ['he passed out the second he stood up', 'medical'],
    ['a man was shot in bay 3', 'medical'],
    ['someone is shooting at people', 'violence'],
    ['there is a shooter in the building', 'violence'],
    ['gunman in lobby', 'violence'],
    ['there is a bomb in the lobby', 'violence'],
    ['two guys are fighting the bartender', 'violence'],
    ['help i am on fire', 'fire'],
    ['a kid is on fire', 'fire'],
    ['the outlet is on fire from the heater', 'fire'],
    ['the simulator is on fire', 'fire'],
    ["there's smoke outside bay 2", 'fire'],
    ['the projector is smoking a lot', 'fire'],
    ['fire is burning through the roof', 'fire'],
    ['need help now', 'help'],
    ['two guys are fighting in bay 3', 'violence'],
    ['whole building just went dark', 'power'],
    ['the ceiling is caving in', 'structure'],
  ])('%s → %s', (question, kind) => {
    expect(check(question).finding?.kinds).toContain(kind)
  })

  it('reads through invisible characters and full-width letters', () => {
    expect(check('ma\u200bn do\u200dwn bay ５').finding?.kinds).toContain('medical')
  })
})

describe('a figure of speech is not an emergency', () => {
  it.each([
    'my putting is on fire tonight',
    'kill the lights in bay 3 please',
    'fire up the projector',
    'I killed that drive',
    'this deal is killer',
    'the projector is dead',
    'dying to play a round',
    'is smoking allowed outside?',
    'how do i hit a smoking hot drive',
    'we are getting flooded with bookings',
    'stroke play or match play?',
    'hit a bomb off the tee',
    'I choke down on the grip, is that ok',
    'my swing collapsed on the back nine',
    'the battery in the keypad died',
    'i shot 82 yesterday, best round',
    'we were on fire tonight, best round ever',
    'this slice is killing me',
    'gave me a heart attack when I saw the bill',
    'fighting my slice all day',
    'shots not registering in bay 4',
    'the touchscreen in bay 2 is not responding',
    'pc wont wake up',
    'the ball flight in bay 3 looks odd',
  ])('%s', (question) => {
    expect(check(question).finding).toBeNull()
  })

  it('leaves what is literally said, so that resemblance can be judged by that', () => {
    expect(check('my putting is on fire, any tips').literal).toBe('my ... , any tips')
    expect(check('what are your hours').literal).toBeNull()
  })

  it('does not hide a real emergency beside it', () => {
    expect(check('kill the lights, a man collapsed in bay 2').finding?.kinds).toContain('medical')
  })
})

it('answers any text at all without throwing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 5_000 }), (text) => {
      const { finding } = check(text)
      expect(finding === null || finding.kinds.length > 0).toBe(true)
    }),
  )
})
