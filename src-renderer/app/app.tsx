import { MantineProvider } from '@mantine/core'
import { type QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { useMemo } from 'react'
import { ErrorBoundary } from './error-boundary'
import { StartGate } from './start-gate'
import { theme, tokensFor } from './theme'
import { useLook } from './use-look'

export function App({ client }: { readonly client: QueryClient }) {
  const look = useLook()
  const tokens = useMemo(() => tokensFor(look), [look])
  return (
    <MantineProvider
      theme={theme}
      forceColorScheme={look === 'light' ? 'light' : 'dark'}
      cssVariablesResolver={tokens}
    >
      <QueryClientProvider client={client}>
        <ErrorBoundary>
          <StartGate />
        </ErrorBoundary>
      </QueryClientProvider>
    </MantineProvider>
  )
}
