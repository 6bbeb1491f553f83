import { afterAll, beforeAll, expect, it } from 'vitest'
import { startTestClub, type TestClub } from '../postgres/testing/test-club'
import { pushSpeed } from './testing/push-speed'
import { TestDesk } from './testing/test-desk'

let club: TestClub

beforeAll(async () => {
  club = await startTestClub()
})

afterAll(() => club.close())

it('pushes new rows at least half as fast as they could be added plainly', async () => {
  const desk = await TestDesk.open(club, club.person('admin'))
  expect((await pushSpeed(desk, 1_000)).ratio).toBeGreaterThan(0.5)
})
