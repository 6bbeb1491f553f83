// What guests and staff of the demo club write. `{bay}`, `{time}`, `{minutes}`, `{dollars}`,
// `{place}` and `{name}` are filled in.

/** A guest's text and the answer that fits it; any of the ends may follow. */
export interface Topic {
  readonly exchanges: readonly (readonly [guest: string, staff: string])[]
  readonly ends: readonly string[]
}

export const openings = [
  'Hi, ',
  'Hello! ',
  'Hey there, ',
  '',
  '',
  '',
  'Good evening, ',
  'Quick question: ',
  'Sorry to bother you, ',
]

export const topics: readonly Topic[] = [
  {
    exchanges: [
      [
        'our PIN does not open the door at {place}. We are booked for {time}.',
        'Sorry about that! The code starts working ten minutes before {time}. I have just sent you a new one.',
      ],
      [
        'the keypad at {place} blinks red when I type the code. Booking is {time}.',
        'I opened the door for you now, please pull firmly. A new PIN is on its way for later.',
      ],
      [
        'I never got the door code for tonight, {time}, bay {bay}.',
        'Your booking is for bay {bay} at {time}. I have re-sent the PIN, could you check again?',
      ],
      [
        'locked out at {place}, the code says expired but we still have {minutes} minutes',
        'That should not happen. The door is open for you now, and I added {minutes} minutes.',
      ],
    ],
    ends: ['That worked, thanks!', 'We are in, thank you.', 'Perfect, cheers', 'Door opened 👍'],
  },
  {
    exchanges: [
      [
        'the projector in bay {bay} is just blue, no picture.',
        'Please press the green button on the wall panel once and give it two minutes. Tell me if it stays blue.',
      ],
      [
        'screen went black in bay {bay} about {minutes} minutes ago',
        'I restarted bay {bay} from here, it takes about six minutes. You get {minutes} minutes of credit.',
      ],
      [
        'bay {bay} at {place} has no picture on the big screen, the tablet works though',
        'Thanks for telling us. Would you move to the next bay? It is free until {time}.',
      ],
      [
        'is there a trick to wake up the projector in bay {bay}?',
        'There is: the green button on the wall panel of bay {bay}, once, then two minutes of patience.',
      ],
    ],
    ends: ['It is back, thanks', 'Still blue, sorry', 'All good now', 'Working again!'],
  },
  {
    exchanges: [
      [
        'TrackMan does not read my shots in bay {bay}, every third one is missing.',
        'Could you check that the ball sits inside the white square and nothing stands behind it?',
      ],
      [
        'ball speed looks way off in bay {bay}, my 7 iron says {minutes} metres',
        'I re-aligned the unit in bay {bay}. Please hit three shots and tell me.',
      ],
      [
        'the radar in bay {bay} says "not ready" since {time}',
        'It needed a restart, which I did from here. It should be ready in three minutes.',
      ],
      [
        'shots are not registering at {place}, bay {bay}. Tried two balls.',
        'A marked ball helps, there are some in the tray. If not, I will credit {minutes} minutes.',
      ],
    ],
    ends: [
      'Reads fine now',
      'Better, thank you',
      'That did the trick',
      'Not really, but we are done for today',
    ],
  },
  {
    exchanges: [
      [
        'can I move my booking from {time} to an hour later?',
        'Done, you are moved. The confirmation comes by e-mail.',
      ],
      [
        'something came up, can we cancel bay {bay} tomorrow {time}?',
        'Cancelled without charge, since it is more than a day ahead.',
      ],
      [
        'could we add {minutes} minutes to our booking at {place}?',
        'Bay {bay} is free after you, so I extended it by {minutes} minutes. That is {dollars}.',
      ],
      [
        'we will be late by {minutes} minutes, is the bay still ours?',
        'No problem at all. The bay stays yours, the end time does not change though.',
      ],
    ],
    ends: ['You are the best', 'Great, thanks {name}!', 'Thanks a lot', 'ok see you then'],
  },
  {
    exchanges: [
      [
        'I was charged twice for yesterday, {dollars} each.',
        'I see both charges. One is a hold that drops off in three to five days; I have noted it.',
      ],
      [
        'my card shows {dollars} but the booking was cheaper?',
        'You are right, that was our mistake. The difference goes back to your card today.',
      ],
      [
        'can I get a receipt for the {dollars} on Saturday?',
        'The receipt is in your inbox now, please check the spam folder too.',
      ],
      [
        'the gift card from my sister does not go through, {dollars} on it',
        'It was typed in with a zero for an O. I applied the {dollars} to your booking.',
      ],
    ],
    ends: ['Got it, thank you', 'Thanks for sorting it out', 'Appreciated!', 'Will check tomorrow'],
  },
  {
    exchanges: [
      [
        'do you have left-handed clubs at {place}?',
        'Yes! Rental sets hang beside the desk, left-handed ones have a yellow tag.',
      ],
      ['how many people can be in bay {bay}?', 'Up to six people a bay, four play comfortably.'],
      [
        'is it ok to bring our own pizza?',
        'Food is welcome at the lounge tables, please keep it off the mats.',
      ],
      [
        'do you do birthday parties for kids, about {minutes} of them?',
        'We do. I will send you the party packages by e-mail.',
      ],
      ['do I need golf shoes?', 'No, clean flat shoes are fine. Only metal spikes stay outside.'],
    ],
    ends: ['Awesome', 'Good to know, thanks', 'We will book then', 'Perfect'],
  },
  {
    exchanges: [
      [
        'I think I left a grey jacket in bay {bay} around {time}.',
        'Found it! It is at the desk at {place}, we keep it for 30 days.',
      ],
      [
        'did anyone find a putter cover at {place}?',
        'Nothing handed in yet. I have asked the evening shift to look under the mats.',
      ],
      [
        'lost my car key somewhere near bay {bay}, have you seen it?',
        'Somebody put it on the desk at {place}. Come by whenever you like.',
      ],
    ],
    ends: ['Phew, thank you!', 'I will come by tomorrow', 'ok, thanks for looking'],
  },
]

export const firstNames = [
  'Aisha',
  'Ben',
  'Carmen',
  'Declan',
  'Elise',
  'Farid',
  'Grace',
  'Hamish',
  'Ines',
  'Jonah',
  'Keira',
  'Liam',
  'Maya',
  'Noel',
  'Orla',
  'Pavel',
  'Quinn',
  'Rosa',
  'Sanjay',
  'Tess',
  'Uma',
  'Victor',
  'Wendy',
  'Xavier',
  'Yara',
  'Zoe',
  'Émile',
  'Zoë',
]

export const lastNames = [
  'Arsenault',
  'Boudreau',
  'Chen',
  'Doucet',
  'Eisner',
  'Fraser',
  'Gallant',
  'Hirtle',
  'Ingraham',
  'Jollimore',
  'Kaulback',
  'LeBlanc',
  'MacIsaac',
  'Nguyen',
  "O'Brien",
  'Patel',
  'Quigley',
  'Rafuse',
  'Singh',
  'Theriault',
  'Umlah',
  'Veinot',
  'Whynot',
  'Zwicker',
]

interface TicketKind {
  readonly category: 'facilities' | 'tech' | 'orders'
  readonly titles: readonly string[]
  readonly descriptions: readonly string[]
  readonly tags: readonly string[]
}

export const ticketKinds: readonly TicketKind[] = [
  {
    category: 'tech',
    titles: [
      'Projector in bay {bay} flickers',
      'Bay {bay}: TrackMan misses shots',
      'Bay {bay} PC restarts by itself',
      'No sound in bay {bay}',
      'Touch screen in bay {bay} does not react',
      'Door keypad at {place} slow to answer',
      'Guest wifi at {place} drops',
    ],
    descriptions: [
      'Guest reported it at {time}. A restart helped for {minutes} minutes.',
      'Happens about once an evening since last week. Nothing in the event log.',
      'Swapped the cable with the next bay: the fault stays here.',
      'Credited {minutes} minutes to the guest.',
    ],
    tags: ['projector', 'trackman', 'bay-pc', 'network', 'sound', 'door'],
  },
  {
    category: 'facilities',
    titles: [
      'Hitting mat in bay {bay} is worn through',
      'Screen in bay {bay} has a small tear',
      'Washroom tap drips at {place}',
      'Heating at {place} stays cold until noon',
      'Light over bay {bay} out',
      'Rubber tees missing in bay {bay}',
      'Front door at {place} closes too slowly',
    ],
    descriptions: [
      'Seen on the {time} round. Safe to use, but it should not wait for long.',
      'Two guests mentioned it this week.',
      'Photo is in the shared folder. Spare part is on the shelf in the back room.',
      'Called the contractor, they come within {minutes} hours.',
    ],
    tags: ['mat', 'screen', 'washroom', 'heating', 'lights', 'door', 'safety'],
  },
  {
    category: 'orders',
    titles: [
      'Order range balls for {place}',
      'Projector lamps: two left at {place}',
      'Paper towels and soap for {place}',
      'New rental set, left-handed, for {place}',
      'Replacement impact screen for bay {bay}',
    ],
    descriptions: [
      'About {dollars} with the usual supplier.',
      'Delivery takes two weeks, so please order before the {time} pick-up.',
      'Minimum stock reached.',
    ],
    tags: ['supplies', 'spare-part', 'rental'],
  },
]
