import { describe, expect, it } from 'vitest'
import { fileKind, imageKind } from './file-kind'

const ascii = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0))
const utf8 = (text: string) => new TextEncoder().encode(text)
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

describe('what a file is', () => {
  it.each([
    ['a picture under another name', 'notes.txt', png, 'image/png'],
    ['a text under the name of a picture', 'photo.png', utf8('Just words, größer.'), 'text/plain'],
    [
      'a page, which is a text',
      'page.html',
      utf8('<!doctype html><script>x</script>'),
      'text/plain',
    ],
    ['a drawing, which is a text', 'logo.svg', utf8('<svg onload="x()"></svg>'), 'text/plain'],
    ['a PDF', 'manual.pdf', ascii('%PDF-1.7\n%âãÏÓ\n'), 'application/pdf'],
    ['what nobody knows', 'data.bin', new Uint8Array([0, 1, 2, 3]), 'application/octet-stream'],
    [
      'a long text, whose letters fall between its parts',
      'long.txt',
      utf8(`x${'ö'.repeat(1_500_000)}`),
      'text/plain',
    ],
    [
      'a long text that breaks off in a letter',
      'torn.txt',
      utf8('ö'.repeat(600_000)).subarray(0, 1_199_999),
      'application/octet-stream',
    ],
    ['text that is no UTF-8', 'old.txt', ascii('caf\xe9'), 'application/octet-stream'],
  ])('is found in its bytes: %s', async (_what, name, bytes, kind) => {
    expect(await fileKind(name, bytes)).toBe(kind)
  })

  it.each([
    ['by its name', 'helper.exe', utf8('words')],
    ['by its bytes', 'photo.png', Buffer.concat([ascii('MZ'), Buffer.alloc(200)])],
    ['of another system', 'photo.png', Buffer.concat([ascii('\x7fELF'), Buffer.alloc(200)])],
    ['in words', 'notes.txt', utf8('#!/bin/sh\nrm -rf ~')],
  ])('is refused as a program %s', async (_what, name, bytes) => {
    await expect(fileKind(name, bytes)).rejects.toMatchObject({ code: 'PROGRAM_REFUSED' })
  })

  it('is a picture to be shown only if its bytes say so', () => {
    expect(imageKind(png)).toBe('image/png')
    expect(imageKind(ascii('\xff\xd8\xff\xe0'))).toBe('image/jpeg')
    expect(imageKind(ascii('GIF89a'))).toBe('image/gif')
    expect(imageKind(ascii('RIFF\0\0\0\0WEBPVP8 '))).toBe('image/webp')
    expect(imageKind(ascii('RIFF\0\0\0\0AVI '))).toBeNull()
    expect(imageKind(utf8('<svg></svg>'))).toBeNull()
    expect(imageKind(new Uint8Array())).toBeNull()
  })
})
