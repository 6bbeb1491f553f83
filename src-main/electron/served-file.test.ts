import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fileFor } from './served-file'

const folder = '/app/out/renderer'

describe('the file behind an app:// address', () => {
  it.each([
    ['app://clubos/', '/app/out/renderer/index.html'],
    ['app://clubos/assets/a%20b.js?x#y', '/app/out/renderer/assets/a b.js'],
    ['app://elsewhere/index.html', null],
    ['app://clubos/..%2f..%2fpackage.json', null],
    ['app://clubos/%00', null],
    ['app://clubos/%', null],
  ])('%s', (url, file) => {
    expect(fileFor(url, folder)).toBe(file)
  })

  it('is never outside the folder', () => {
    fc.assert(
      fc.property(fc.webPath(), fc.string(), (path, tail) => {
        const file = fileFor(`app://clubos${path}/${tail}`, folder)
        expect(file === null || file.startsWith(`${folder}/`)).toBe(true)
      }),
    )
  })
})
