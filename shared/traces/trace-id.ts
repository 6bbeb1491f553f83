import { z } from 'zod'

/** 16 bytes as 32 hex digits: OpenTelemetry's size, a UUID v7 without its dashes. */
export const traceId = z.string().regex(/^[0-9a-f]{32}$/, 'A trace id has 32 hex digits.')

/** 8 bytes as 16 hex digits. */
export const spanId = z.string().regex(/^[0-9a-f]{16}$/)
