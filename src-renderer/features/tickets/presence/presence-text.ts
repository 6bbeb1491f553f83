/** Every sentence about who else is at a ticket, in one place so that it can be translated. */
export const presenceText = {
  group: 'Also here',
  here: (name: string) => `${name} is here`,
  writing: (name: string) => `${name} is writing…`,
} as const
