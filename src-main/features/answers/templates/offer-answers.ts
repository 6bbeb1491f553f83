import { z } from 'zod'
import { cents, clubMoney, withTax } from './price-facts'
import { inWords, spokenLength } from './spoken-times'
import {
  type Line,
  ofEachPlace,
  paragraph,
  sentence,
  type TemplateAnswerer,
  type TemplateContext,
} from './template-context'

const setPrice = z.object({ cents, unit: z.literal('set per visit') })

const freeOr = (amount: number, write: (cents: number) => string) =>
  amount === 0 ? 'free' : `${write(amount)} per visit`

/** Rental sets: for grown-ups and juniors. */
export const answerRentalSet: TemplateAnswerer = (context) => {
  const { sources } = context
  const money = clubMoney(context)
  const full = sources.read('price.rental-set', null, setPrice)
  const junior = sources.read('price.rental-junior-set', null, setPrice)
  if (money === null || full === null || junior === null) return null
  const text = `You can rent clubs: a full set is ${freeOr(full.value.cents, money)}, and a junior set is ${freeOr(junior.value.cents, money)}.`
  const cites = [
    sources.citeFact(full.fact, 'Rental set'),
    sources.citeFact(junior.fact, 'Junior rental set'),
  ]
  return withTax(context, [paragraph(text, cites)])
}

const stock = z.object({
  rightHanded: z.number().int().nonnegative(),
  leftHanded: z.number().int().nonnegative(),
  junior: z.number().int().nonnegative(),
})

const setsOf = (count: number, kind: string) =>
  `${count === 0 ? 'no' : count} ${kind} ${count === 1 ? 'set' : 'sets'}`

/** Junior sets: how many, and what they cost. */
export const answerJuniorSet: TemplateAnswerer = (context) => {
  const { sources } = context
  const money = clubMoney(context)
  const price = sources.read('price.rental-junior-set', null, setPrice)
  if (money === null || price === null) return null
  const lines = stockLines(context, 'junior')
  if (lines === null) return null
  const text = `A junior set is ${freeOr(price.value.cents, money)}.`
  const all = [...lines, paragraph(text, [sources.citeFact(price.fact, 'Junior rental set')])]
  return price.value.cents === 0 ? all : withTax(context, all)
}

/** Sets for left-handers: how many, and what they cost. */
export const answerLeftHandedSets: TemplateAnswerer = (context) => {
  const { sources } = context
  const money = clubMoney(context)
  const price = sources.read('price.rental-set', null, setPrice)
  const lines = stockLines(context, 'leftHanded')
  if (money === null || price === null || lines === null) return null
  const text = `A rental set is ${freeOr(price.value.cents, money)}.`
  return withTax(context, [...lines, paragraph(text, [sources.citeFact(price.fact, 'Rental set')])])
}

function stockLines(
  context: TemplateContext,
  kind: 'junior' | 'leftHanded',
): readonly Line[] | null {
  const word = kind === 'junior' ? 'junior' : 'left-handed'
  return ofEachPlace(context, (place) => {
    const found = context.sources.read('rentals.sets', place.id, stock)
    if (found === null) return null
    const each = (names: readonly string[]) => (names.length === 1 ? 'has' : 'each have')
    return sentence(
      (names) => `${inWords(names)} ${each(names)} ${setsOf(found.value[kind], word)} to rent.`,
      [context.sources.citeFact(found.fact, 'Rental sets')],
    )
  })
}

export const answerGlove: TemplateAnswerer = (context) => {
  const money = clubMoney(context)
  const form = z.object({ cents, unit: z.literal('each') })
  const price = context.sources.read('price.glove', null, form)
  if (money === null || price === null) return null
  const cites = [context.sources.citeFact(price.fact, 'Gloves')]
  return withTax(context, [paragraph(`A glove is ${money(price.value.cents)}.`, cites)])
}

const lessons = z
  .array(
    z.object({
      name: z.string().min(1),
      minutes: z.number().int().positive(),
      count: z.number().int().positive().optional(),
      cents,
    }),
  )
  .min(1)

/** Lessons: what they cost, and where they are given. */
export const answerLessons: TemplateAnswerer = (context) => {
  const { sources, club, slots } = context
  const money = clubMoney(context)
  const price = sources.read('price.lessons', null, lessons)
  const where = sources.read('lessons.locations', null, z.array(z.string()).min(1))
  if (money === null || price === null || where === null) return null
  const places = club.filter(({ id }) => where.value.includes(id))
  if (places.length !== where.value.length) return null
  const whereCite = sources.citeFact(where.fact, 'Where lessons are given')
  const missing =
    slots.place === undefined || slots.place === '*'
      ? []
      : context.places.filter(({ id }) => !where.value.includes(id))
  const none =
    missing.length === 0
      ? ''
      : `There are no lessons at ${inWords(missing.map(({ name }) => name))}. `
  const intro = `${none}Lessons are given at ${inWords(places.map(({ name }) => name))}:`
  const cite = sources.citeFact(price.fact, 'Lesson prices')
  return withTax(context, [
    paragraph(intro, [whereCite]),
    ...price.value.map(({ name, minutes, count, cents: amount }) => ({
      ...{ kind: 'bullet' as const, cites: [cite] },
      text: `${name}${count === undefined ? ', ' : ' of '}${minutes} minutes: ${money(amount)}`,
    })),
  ])
}

const tier = z.object({
  name: z.string().min(1),
  centsPerMonth: cents,
  includedHours: z.number().int().positive().nullable(),
  includedPerDayMinutes: z.number().int().positive().optional(),
  hoursValid: z.string().min(1),
  discountPercent: z.number().int().nonnegative(),
  guestsIncluded: z.number().int().nonnegative(),
})
type Tier = z.infer<typeof tier>

/** Memberships, or the one that was named. */
export const answerMemberships: TemplateAnswerer = (context) => {
  const { sources, slots } = context
  const money = clubMoney(context)
  const tiers = sources.read('membership.tiers', null, z.array(tier).min(1))
  if (money === null || tiers === null) return null
  const named = tiers.value.filter(({ name }) => name.toLowerCase() === slots.tier)
  const asked = slots.tier === undefined ? tiers.value : named
  const texts = asked.map((each) => tierText(each, money))
  if (texts.length === 0 || texts.includes(null)) return null
  const cites = [sources.citeFact(tiers.fact, 'Memberships')]
  return withTax(
    context,
    texts.map((text) => ({ kind: 'bullet', text: text ?? '', cites })),
  )
}

function tierText(each: Tier, money: (cents: number) => string): string | null {
  const { includedHours, includedPerDayMinutes } = each
  const hours =
    includedHours !== null
      ? `${includedHours} hours a month`
      : includedPerDayMinutes !== undefined
        ? `up to ${spokenLength(includedPerDayMinutes)} a day`
        : null
  if (hours === null) return null
  const { name, centsPerMonth, hoursValid, discountPercent, guestsIncluded } = each
  const guests = `${guestsIncluded} ${guestsIncluded === 1 ? 'guest' : 'guests'} included`
  return `${name}: ${money(centsPerMonth)} a month, with ${hours} (${hoursValid}), ${discountPercent}% off the rest, ${guests}`
}

export const answerJoiningFee: TemplateAnswerer = (context) => {
  const money = clubMoney(context)
  const rules = context.sources.read('membership.rules', null, z.object({ joiningFeeCents: cents }))
  if (money === null || rules === null) return null
  const fee = rules.value.joiningFeeCents
  const text = fee === 0 ? 'There is no joining fee.' : `The joining fee is ${money(fee)}.`
  const lines = [paragraph(text, [context.sources.citeFact(rules.fact, 'Membership rules')])]
  return fee === 0 ? lines : withTax(context, lines)
}

const giftCard = z.object({
  minCents: cents,
  maxCents: cents,
  presetsCents: z.array(cents).min(1),
  expires: z.boolean(),
  buy: z.array(z.string().min(1)).min(1),
  validFor: z.array(z.string().min(1)).min(1),
  notValidFor: z.array(z.string().min(1)),
})

/** Gift cards: amounts, where to buy them, what they are good for. */
export const answerGiftCards: TemplateAnswerer = (context) => {
  const money = clubMoney(context)
  const card = context.sources.read('gift-card', null, giftCard)
  // A card that expires has a term, which is not known here.
  if (money === null || card === null || card.value.expires) return null
  const { minCents, maxCents, presetsCents, buy, validFor, notValidFor } = card.value
  const but = notValidFor.length === 0 ? '' : `, but not for ${inWords(notValidFor, 'or')}`
  const cites = [context.sources.citeFact(card.fact, 'Gift cards')]
  return [
    `Gift cards come for ${inWords(presetsCents.map(money))}, or any amount from ${money(minCents)} to ${money(maxCents)}, and never expire.`,
    `You can buy them at ${inWords(buy, 'or')}. They are good for ${inWords(validFor)}${but}.`,
  ].map((text) => paragraph(text, cites))
}

const partyPackage = z.object({
  name: z.string().min(1),
  bays: z.number().int().positive(),
  minutes: z.number().int().positive(),
  people: z.number().int().positive(),
  cents,
  locations: z.array(z.string()).min(1),
})

/** Party packages at the places asked about. */
export const answerPartyPackages: TemplateAnswerer = (context) => {
  const { sources, club, places } = context
  const money = clubMoney(context)
  const packages = sources.read('party.packages', null, z.array(partyPackage).min(1))
  if (money === null || packages === null) return null
  const offered = packages.value.filter(({ locations }) =>
    places.some(({ id }) => locations.includes(id)),
  )
  if (offered.length === 0) return null
  const cites = [sources.citeFact(packages.fact, 'Party packages')]
  const where = (ids: readonly string[]) =>
    inWords(club.filter(({ id }) => ids.includes(id)).map(({ name }) => name))
  return withTax(
    context,
    offered.map(({ name, bays, minutes, people, cents: amount, locations }) => ({
      ...{ kind: 'bullet' as const, cites },
      text: `${name}: ${bays} ${bays === 1 ? 'bay' : 'bays'} for ${spokenLength(minutes)}, up to ${people} people, ${money(amount)}, at ${where(locations)}`,
    })),
  )
}
