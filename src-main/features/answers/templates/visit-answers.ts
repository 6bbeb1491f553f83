import { z } from 'zod'
import type { Known } from './fact-sources'
import { inWords, spokenTime } from './spoken-times'
import {
  isOrAre,
  type Line,
  ofEachPlace,
  paragraph,
  sentence,
  type TemplateAnswerer,
  type TemplateContext,
} from './template-context'

const words = z.string().trim().min(1)
const wifi = z.object({ network: words, password: words })

export const answerWifi: TemplateAnswerer = (context) =>
  ofEachPlace(context, (place) => {
    const found = context.sources.read('wifi', place.id, wifi)
    if (found === null) return null
    const { network, password } = found.value
    return sentence(
      (names) =>
        `At ${inWords(names)} the guest wifi is “${network}”, and the password is “${password}”.`,
      [context.sources.citeFact(found.fact, 'Wifi')],
    )
  })

export const answerAddress: TemplateAnswerer = (context) =>
  ofEachPlace(context, (place) =>
    place.address.trim() === ''
      ? null
      : sentence(
          (names) => `${inWords(names)} ${isOrAre(names)} at ${place.address}.`,
          [context.sources.citePlace(place, 'Address')],
        ),
  )

export const answerLocations: TemplateAnswerer = (context) => {
  const { club, slots } = context
  const lines = slots.place === undefined ? answerAddress({ ...context, places: club }) : null
  const [first] = lines ?? []
  if (lines === null || first === undefined) return null
  const names = inWords(club.map(({ name }) => name))
  const count =
    club.length === 1
      ? `There is one location: ${names}.`
      : `There are ${club.length} locations: ${names}.`
  return [paragraph(count, [...new Set(lines.flatMap(({ cites }) => cites))]), ...lines]
}

const phoneLine = z.object({ phone: words, text: z.boolean(), hours: words })

export const answerPhone: TemplateAnswerer = (context) => {
  const main = mainPhone(context)
  const places = ofEachPlace(context, (place) => {
    const own = context.sources.read('contact.location', place.id, words)
    if (own === null) return null
    return sentence(
      (names) => `The phone number of ${inWords(names)} is ${own.value}.`,
      [context.sources.citeFact(own.fact, 'Phone')],
    )
  })
  return main === null || places === null ? null : [...places, ...main]
}

function mainPhone({ sources }: TemplateContext): readonly Line[] | null {
  const main = sources.read('contact.main', null, phoneLine)
  if (main === null) return null
  const { phone, text, hours } = main.value
  const how = text ? 'call or text' : 'call'
  return [paragraph(`You can ${how} ${phone} ${hours}.`, [sources.citeFact(main.fact, 'Phone')])]
}

/** A setting that is one line of text, in a sentence. */
const oneLine =
  (key: string, title: string, say: (value: string) => string): TemplateAnswerer =>
  ({ sources }) => {
    const found: Known<string> | null = sources.read(key, null, words)
    return found === null
      ? null
      : [paragraph(say(found.value), [sources.citeFact(found.fact, title)])]
  }

export const answerEmail = oneLine(
  'contact.email',
  'E-mail',
  (value) => `Our e-mail address is ${value}.`,
)

export const answerEventsEmail = oneLine(
  'contact.events',
  'E-mail for events',
  (value) => `For parties and events, write to ${value}.`,
)

export const answerLessonsEmail = oneLine(
  'lessons.contact',
  'E-mail for lessons',
  (value) => `For lessons, write to ${value}.`,
)

export const answerWebsite = oneLine(
  'contact.website',
  'Website',
  (value) => `Our website is ${value}.`,
)

/** Every way to reach the club. */
export const answerContact: TemplateAnswerer = (context) => {
  const parts = [mainPhone(context), answerEmail(context), answerWebsite(context)]
  return parts.includes(null) ? null : parts.flatMap((part) => part ?? [])
}

const parking = z.object({
  spaces: z.number().int().positive(),
  // What a space that is not free costs is for how long is not known.
  cents: z.literal(0),
  limitHours: z.number().int().positive().nullable(),
  where: words,
  note: words.optional(),
})

export const answerParking: TemplateAnswerer = (context) =>
  ofEachPlace(context, (place) => {
    const found = context.sources.read('parking', place.id, parking)
    if (found === null) return null
    const { spaces, limitHours, where, note } = found.value
    const limit = limitHours === null ? 'with no time limit' : `for up to ${limitHours} hours`
    const more = note === undefined ? '' : ` ${note}`
    const count = `${spaces} ${spaces === 1 ? 'space' : 'spaces'}`
    return sentence(
      (names) => `Parking at ${inWords(names)} is free, ${limit}: ${where} (${count}).${more}`,
      [context.sources.citeFact(found.fact, 'Parking')],
    )
  })

const time = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/)
const alcohol = z.discriminatedUnion('sold', [
  z.object({
    sold: z.literal(true),
    from: time,
    to: time,
    minimumAge: z.number().int(),
    note: words.optional(),
  }),
  z.object({ sold: z.literal(false), note: words.optional() }),
])

export const answerAlcohol: TemplateAnswerer = (context) =>
  ofEachPlace(context, (place) => {
    const found = context.sources.read('alcohol', place.id, alcohol)
    if (found === null) return null
    const { value } = found
    const note = value.note === undefined ? '' : ` ${value.note}`
    const cites = [context.sources.citeFact(found.fact, 'Alcohol')]
    if (!value.sold)
      return sentence((names) => `${inWords(names)}: no alcohol is sold.${note}`, cites)
    const when = `from ${spokenTime(value.from)} to ${spokenTime(value.to)}`
    return sentence(
      (names) =>
        `${inWords(names)}: alcohol is sold ${when}, to guests of ${value.minimumAge} and over.${note}`,
      cites,
    )
  })
