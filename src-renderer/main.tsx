import './app/base-styles'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app/app'
import { createQueryClient, followEvents } from './app/live-queries'
import { reportWindowErrors } from './app/report-errors'

reportWindowErrors()

const client = createQueryClient()
followEvents(client)

const root = document.getElementById('root')
if (root !== null) {
  createRoot(root).render(
    <StrictMode>
      <App client={client} />
    </StrictMode>,
  )
}
