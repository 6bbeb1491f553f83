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
    'the touchscreen in bay 2 is not responding',
    'pc wont wake up',
  ])('%s', (question) => {
    expect(check(question).finding).toBeNull()
  })

  it('says that it took one out, so that resemblance alone raises no alarm', () => {
    expect(check('my putting is on fire tonight').figureOfSpeech).toBe(true)
    expect(check('what are your hours').figureOfSpeech).toBe(false)
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
