import { describe, expect, it } from 'vitest'
import { asStepFailed, sentenceFor } from './failure.mjs'
import { npmFailure } from './npm.mjs'

describe('what a failing tool prints', () => {
  it.each([
    ['npm error code ENOTFOUND', 'connect to the network'],
    ['npm error code ENOTCACHED', 'connect to the network'],
    ['npm error code ENOSPC', 'free about 2 GB'],
    ['fatal error: cannot write: No space left on device', 'free about 2 GB'],
    ['npm error code EACCES', 'set CLUBOS_CACHE_DIR'],
    ['npm error code EINTEGRITY', 'npm cache clean'],
    ['npm error code E401', 'npm ping'],
  ])('%s becomes a sentence that says what to do', (output, action) => {
    expect(sentenceFor(output)).toContain(action)
  })

  it('is not misread where a code is part of a longer word', () => {
    expect(sentenceFor('dist/index-E4041b.js  12 kB')).toBeUndefined()
  })

  it('shows npm’s own errors and leaves out its warnings', () => {
    const failure = npmFailure(
      'npm warn old lockfile\nnpm error code EODD\nnpm error\n',
      'It failed',
    )
    expect(failure.details).toBe('npm error code EODD')
    expect(failure.message).toBe('It failed: see its message above, and start again.')
  })

  it('keeps the cause of an unexpected error', () => {
    const cause = new Error('EROFS: read-only file system, mkdir')
    expect(asStepFailed(cause)).toMatchObject({ cause, details: expect.stringContaining('EROFS') })
  })
})
