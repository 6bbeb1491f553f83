import { rmSync } from 'node:fs'
import { ask, expect, newDataFolder, signInAs, startApp, test } from './fixtures/club-app'

test('a newcomer signs in, asks, and reads a cited answer with its trace', async () => {
  const dataFolder = newDataFolder()
  const app = await startApp({ dataFolder })
  const { page } = app
  await expect(page.getByRole('heading', { name: /Sign in to Fairway 24/ })).toBeVisible({
    timeout: 60_000,
  })
  await signInAs(page, 'Dana Kessler')
  const answer = await ask(page, "my pin says invalid and I'm standing outside")
  await expect(answer).toContainText('Booking')
  await answer.getByRole('button', { name: 'Why' }).click()
  const why = page.getByRole('complementary', { name: 'Why this answer' })
  await expect(why).toContainText('Nearest examples')
  await why.getByRole('link', { name: 'Open the full trace' }).click()
  const steps = page.getByRole('table')
  for (const step of [
    'emergency check',
    'embeddings',
    'route',
    'tier knowledge',
    'audience filter',
  ]) {
    await expect(steps).toContainText(step)
  }
  await app.close()
  rmSync(dataFolder, { recursive: true, force: true })
})
