import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core'

/** How the person wants it to look; `system` follows the operating system. */
export const themeChoices = ['system', 'dark', 'light', 'high-contrast'] as const
export type ThemeChoice = (typeof themeChoices)[number]
export type Look = Exclude<ThemeChoice, 'system'>

const blue: MantineColorsTuple = [
  '#e8f0ff',
  '#cfdfff',
  '#a3c1ff',
  '#7fabff',
  '#6199ff',
  '#4c8dff',
  '#2d6be5',
  '#2058c8',
  '#194aab',
  '#143c8c',
]

// Mantine paints inputs, menus and borders from this scale: text first, page last.
const dark: MantineColorsTuple = [
  '#ededed',
  '#bdbdbd',
  '#a0a0a0',
  '#8a8a8a',
  '#303030',
  '#262626',
  '#1a1a1a',
  '#141414',
  '#0f0f0f',
  '#0a0a0a',
]

const quick = { transitionProps: { duration: 100 } }

export const theme = createTheme({
  primaryColor: 'blue',
  primaryShade: 6,
  colors: { blue, dark },
  white: '#ffffff',
  black: '#17181c',
  fontFamily: "'Inter Variable', system-ui, sans-serif",
  fontFamilyMonospace: "ui-monospace, 'Cascadia Mono', Menlo, 'DejaVu Sans Mono', monospace",
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '20px' },
  lineHeights: { xs: '1.4', sm: '1.45', md: '1.5', lg: '1.5', xl: '1.4' },
  spacing: { xs: '8px', sm: '12px', md: '16px', lg: '20px', xl: '32px' },
  radius: { xs: '4px', sm: '6px', md: '8px', lg: '12px', xl: '16px' },
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    // As round as everything else it would be taken for one of several.
    Checkbox: { defaultProps: { radius: 'xs' } },
    // The placeholder takes focus with a role that menus may not contain.
    Menu: { defaultProps: { ...quick, withInitialFocusPlaceholder: false } },
    Modal: { defaultProps: quick },
    Popover: { defaultProps: quick },
    Tooltip: { defaultProps: { ...quick, openDelay: 400, withinPortal: true } },
  },
})

const darkTokens = {
  '--surface-page': '#0a0a0a',
  '--surface-frame': '#101010',
  '--surface-card': '#141414',
  '--surface-raised': '#1f1f1f',
  '--surface-hover': '#1a1a1a',
  '--line': '#262626',
  '--line-strong': '#3a3a3a',
  '--text': '#ededed',
  '--text-dim': '#a6a6a6',
  '--text-faint': '#8c8c8c',
  '--accent': '#6ea3ff',
  '--accent-bar': '#4c8dff',
  '--accent-soft': '#14233f',
  '--good': '#4cc38a',
  '--good-soft': '#10281c',
  '--warn': '#e5a63d',
  '--warn-soft': '#2e2210',
  '--bad': '#ff7a7a',
  '--bad-soft': '#331416',
  '--danger': '#c9302f',
  '--on-danger': '#ffffff',
  '--tone-violet': '#8f7cf0',
  '--tone-green': '#35a46f',
  '--tone-amber': '#c98f2d',
  '--tone-grey': '#5d626b',
  '--mantine-color-body': '#141414',
  '--mantine-color-dimmed': '#a6a6a6',
  '--mantine-color-placeholder': '#8c8c8c',
  '--mantine-color-error': '#ff7a7a',
} as const

const lightTokens: Record<keyof typeof darkTokens, string> = {
  '--surface-page': '#f5f6f8',
  '--surface-frame': '#ffffff',
  '--surface-card': '#ffffff',
  '--surface-raised': '#ebedf0',
  '--surface-hover': '#eff1f4',
  '--line': '#dfe2e7',
  '--line-strong': '#c3c8d0',
  '--text': '#17181c',
  '--text-dim': '#555b66',
  '--text-faint': '#666c77',
  '--accent': '#1d56c9',
  '--accent-bar': '#2d6be5',
  '--accent-soft': '#e3edff',
  '--good': '#0b6b3f',
  '--good-soft': '#dff3e8',
  '--warn': '#855400',
  '--warn-soft': '#fbedcf',
  '--bad': '#b3211f',
  '--bad-soft': '#fde4e3',
  '--danger': '#c9302f',
  '--on-danger': '#ffffff',
  '--tone-violet': '#7159dd',
  '--tone-green': '#2a9461',
  '--tone-amber': '#b97a12',
  '--tone-grey': '#868d98',
  '--mantine-color-body': '#ffffff',
  '--mantine-color-dimmed': '#555b66',
  '--mantine-color-placeholder': '#666c77',
  '--mantine-color-error': '#b3211f',
}

const contrastTokens: Record<keyof typeof darkTokens, string> = {
  ...darkTokens,
  '--surface-page': '#000000',
  '--surface-frame': '#000000',
  '--surface-card': '#000000',
  '--surface-raised': '#1f1f1f',
  '--line': '#9a9a9a',
  '--line-strong': '#ffffff',
  '--text': '#ffffff',
  '--text-dim': '#ffffff',
  '--text-faint': '#e0e0e0',
  '--accent': '#9cc2ff',
  '--good': '#7ee2b0',
  '--warn': '#ffd27a',
  '--bad': '#ffa8a8',
  '--mantine-color-body': '#000000',
  '--mantine-color-dimmed': '#ffffff',
  '--mantine-color-placeholder': '#e0e0e0',
  '--mantine-color-error': '#ffa8a8',
}

/** Lines around what is written in and pressed, which Mantine draws too dark for high contrast. */
const seenLines = {
  '--mantine-color-dark-4': '#9a9a9a',
  // Of the same colour otherwise.
  '--menu-item-hover': '#303030',
}

/** The tokens that our own styles use, for both colour schemes; high contrast is a dark one. */
export function tokensFor(look: Look): CSSVariablesResolver {
  const contrast = look === 'high-contrast'
  return () => ({
    variables: { '--line-width': contrast ? '2px' : '1px' },
    dark: contrast ? { ...contrastTokens, ...seenLines } : darkTokens,
    light: lightTokens,
  })
}
