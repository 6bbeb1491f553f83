export const ticketCategories = ['facilities', 'tech', 'orders'] as const

export const ticketPriorities = ['low', 'medium', 'high', 'urgent'] as const
