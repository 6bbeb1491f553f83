import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cleanFileName, namesProgram } from './file-name'

/** Of the text in UTF-8. */
const bytes = (name: string) => encodeURIComponent(name).replaceAll(/%../g, 'x').length

describe('the name of a file', () => {
  it.each([
    ['bay 4.jpg', 'bay 4.jpg'],
    ['../../etc/passwd', 'passwd'],
    ['C:\\Users\\dana\\photo.png', 'photo.png'],
    ['photo.png/', 'photo.png'],
    ['..', 'file'],
    ['', 'file'],
    ['  .hidden  ', 'hidden'],
    ['ends with dots...', 'ends with dots'],
    ['CON', '_CON'],
    ['nul.txt', '_nul.txt'],
    ['com1 .log', '_com1 .log'],
    ['console.log', 'console.log'],
    ['invoice\u202Egpj.exe', 'invoicegpj.exe'],
    ['a\u0000b\nc.png', 'abc.png'],
    ['what? <this>: "x"|*.png', 'what- -this-- -x---.png'],
    ['Ma\u0308ngel.jpg', 'M\u00e4ngel.jpg'],
    ['🏌️‍♂️.gif', '🏌️‍♂️.gif'],
  ])('%j is kept as %j', (given, name) => {
    expect(cleanFileName(given)).toBe(name)
  })

  it('is cut at its stem, between characters', () => {
    const name = cleanFileName(`${'🏌'.repeat(100)}.jpeg`)
    expect(name).toBe(`${'🏌'.repeat(62)}.jpeg`)
    expect(bytes(name)).toBeLessThanOrEqual(255)
  })

  it('is one that every system takes, and cleaning it again changes nothing', () => {
    const parts = fc.constantFrom('..', '/', '\\', 'con', 'NUL', '.', ' ', '\u202e', '.exe', 'ä')
    const name = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 400 }),
      fc.string({ unit: 'grapheme', maxLength: 200 }),
      fc.array(fc.oneof(parts, fc.string({ maxLength: 3 }))).map((all) => all.join('')),
      fc.string({ unit: fc.constantFrom('\ud83c', '\udfcc', 'x', '.') }),
    )
    fc.assert(
      fc.property(name, (given) => {
        const clean = cleanFileName(given)
        expect(cleanFileName(clean)).toBe(clean)
        expect(clean).toMatch(/^[^/\\<>:"|?*\p{Cc}\p{Zl}\p{Zp}\p{Cs}\u202a-\u202e\u2066-\u2069]+$/u)
        expect(clean).not.toMatch(/^[. ]|[. ]$/)
        expect(clean).not.toMatch(/^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i)
        expect(bytes(clean)).toBeLessThanOrEqual(255)
      }),
      { numRuns: 3_000 },
    )
  })

  it.each([
    ['setup.exe', true],
    ['RUN.BAT', true],
    ['photo.jpg.scr', true],
    ['notes.txt', false],
    ['exe', false],
  ])('%s names a program: %s', (name, is) => {
    expect(namesProgram(name)).toBe(is)
  })
})
