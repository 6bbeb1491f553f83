import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { attachmentIn, pictureResponse } from './served-picture'

const id = '01890000-0000-7000-8000-00000000000a'

describe('the attachment in an app:// address', () => {
  it.each([
    [`app://clubos/files/${id}`, id],
    [`app://clubos/files/${id}?v=2#x`, id],
    [`app://elsewhere/files/${id}`, null],
    [`app://clubos/files/${id}/..`, null],
    [`app://clubos/files/../${id}`, null],
    [`app://clubos/files/..%2f${id}`, null],
    [`app://clubos/files/${id}%00`, null],
    ['app://clubos/files/', null],
    ['app://clubos/index.html', null],
  ])('%s', (url, attachment) => {
    expect(attachmentIn(url)).toBe(attachment)
  })

  it('is an id or nothing', () => {
    fc.assert(
      fc.property(fc.webPath(), fc.string(), (path, tail) => {
        const found = attachmentIn(`app://clubos/files${path}/${tail}`)
        expect(found === null || /^[0-9a-f-]{36}$/.test(found)).toBe(true)
      }),
    )
  })

  it('is answered as what it is, and kept nowhere', async () => {
    const { status, headers } = pictureResponse({
      mediaType: 'image/png',
      bytes: new Uint8Array([1]),
    })
    expect(status).toBe(200)
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('cache-control')).toBe('no-store')
    expect(headers.get('content-type')).toBe('image/png')
    expect(pictureResponse(null).status).toBe(404)
  })
})
