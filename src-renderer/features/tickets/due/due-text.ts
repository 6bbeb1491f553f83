/** Every sentence about when a ticket is due. */
export const dueText = {
  hint: 'friday 9:00, in 2 h',
  unknown: 'Write a time such as “tomorrow 9:00”, “friday” or “in 2 h”.',
  choices: 'When',
  moments: {
    today: 'Today',
    tonight: 'Tonight',
    tomorrow: 'Tomorrow',
    friday: 'Friday',
    monday: 'Monday',
    inAWeek: 'In a week',
  },
  clockOf: (place: string, zone: string) => `By the clock of ${place} (${zone})`,
  clockOfZone: (zone: string) => `By the clock of ${zone}`,
} as const
