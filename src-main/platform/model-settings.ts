import { z } from 'zod'
import { Secret } from './secret'

const dollarsPerMillion = z.number().min(0).max(10_000)

const baseUrl = z.url({ protocol: /^https?$/ }).refine(withoutLogin, 'must hold no password')

const provider = z
  .strictObject({
    /** Without one, the server at `baseUrl` is asked without a key. */
    apiKey: z
      .string()
      .trim()
      .regex(/^[\x21-\x7e]{1,500}$/, 'must be one word')
      .transform((key) => new Secret(key))
      .optional(),
    /** Absent: the provider's own address. */
    baseUrl: baseUrl.optional(),
    /** Absent: a small, quick one. */
    model: z
      .string()
      .regex(/^[A-Za-z0-9._:/-]{1,100}$/, 'is no name of a model')
      .optional(),
    /** US dollars per million tokens; absent: as published, and nothing on this machine. */
    price: z.strictObject({ input: dollarsPerMillion, output: dollarsPerMillion }).optional(),
  })
  .refine(
    ({ apiKey, baseUrl: url }) => apiKey === undefined || url === undefined || keepsSecrets(url),
    {
      message: 'would send the key over an open line: use https',
      path: ['baseUrl'],
    },
  )

export const providerFields = ['apiKey', 'baseUrl', 'model', 'price'] as const

/** Language models: each provider with a key or an address is used, in this order. */
export const modelSettings = z
  .strictObject({
    openai: provider.optional(),
    anthropic: provider.optional(),
    order: z
      .array(z.enum(['openai', 'anthropic']))
      .max(2)
      .default(['openai', 'anthropic']),
  })
  .prefault({})

export type ModelSettings = z.output<typeof modelSettings>
export type ProviderSettings = z.output<typeof provider>

/** The address is this very machine. */
export function isLoopback(url: string): boolean {
  if (!URL.canParse(url)) return false
  const { hostname } = new URL(url)
  return /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(hostname)
}

function keepsSecrets(url: string): boolean {
  return url.startsWith('https:') || isLoopback(url)
}

function withoutLogin(url: string): boolean {
  if (!URL.canParse(url)) return false
  const { username, password } = new URL(url)
  return username === '' && password === ''
}
