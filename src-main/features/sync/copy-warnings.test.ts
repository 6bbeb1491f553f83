import { describe, expect, it } from 'vitest'
import { copyWarnings } from './copy-warnings'

const rebuilt = (operations: number, lost: number, complete: boolean) => ({
  readOnly: false,
  rebuilt: {
    movedAside: '/data/local/dana.sqlite.damaged',
    salvaged: { operations, refused: 0 },
    lost,
    complete,
  },
})

describe('what a person is told about their copy', () => {
  it('is nothing as a rule', () => {
    expect(copyWarnings({ rebuilt: null, readOnly: false })).toEqual([])
  })

  it('counts what was carried over from a damaged file and says where that is', () => {
    const [warning] = copyWarnings(rebuilt(12, 0, true))
    expect(warning).toContain('12 unsent changes were carried over')
    expect(warning).toContain('Nothing was lost')
    expect(warning).toContain('/data/local/dana.sqlite.damaged')
  })

  it('never says that nothing was lost when something was, or may have been', () => {
    expect(copyWarnings(rebuilt(12, 3, false))[0]).toContain('3 unsent changes could not be read')
    const [unsure] = copyWarnings(rebuilt(0, 0, false))
    expect(unsure).toContain('may be missing')
    expect(unsure).not.toContain('Nothing was lost')
  })

  it('names what to do where the copy can only be read', () => {
    expect(copyWarnings({ rebuilt: null, readOnly: true })[0]).toContain('sign in again')
  })
})
