import { expect, test } from 'vitest'
import { isBomb, pictureKind } from './picture-kind'

const bytes = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0))

test.each([
  ['\xff\xd8\xff\xe1', 'jpeg'],
  ['\x89PNG\r\n\x1a\n', 'png'],
  ['GIF89a', 'gif'],
  ['RIFF\0\0\0\0WEBP', 'webp'],
  ['\0\0\0\x18ftypheic', 'heic'],
  ['\0\0\0\x18ftypisom', null],
  ['<svg>', null],
  ['', null],
])('a file that begins with %j is a picture of kind %s', (head, kind) => {
  expect(pictureKind(bytes(head))).toBe(kind)
})

test('a PNG that claims too many pixels, or none, is not decoded', () => {
  const head = (side: string) => bytes(`\x89PNG\r\n\x1a\n\0\0\0\rIHDR${side}${side}`)
  expect(isBomb(head('\0\0\x10\0'))).toBe(false)
  expect(isBomb(head('\0\x01\0\0'))).toBe(true)
  expect(isBomb(bytes('\x89PNG'))).toBe(true)
})
