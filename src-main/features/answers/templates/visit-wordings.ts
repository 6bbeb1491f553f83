import type { QuestionFrame } from './question-frame'

/** How to reach the club, how to get on its wifi, and its plainest rules. */
export const visitFrames: readonly QuestionFrame[] = [
  {
    template: 'wifi',
    wordings: [
      '{what}? (guest|free|club|customer)? (wifi|internet) (password|code|key|network|name|login|details|info|information|credentials|network name|password and network|network and password|name and password|log in|network password|for guests|access code|passphrase)',
      '(guest|free)? (wifi|wifi please)',
      '{what}? (wifi|internet) (password|code) (for|in|at) the (lounge|club|building)',
      '(what is|what are) (the|your|our) (guest|club)? wifi (called|called here|like)?',
      '(what is|what are) (the|your|our)? (password|code|key|network name|login|name|network) (for|to|of|on) (the|your|our)? (guest|free)? (wifi|internet|network|guest network|wifi network)',
      '(password|code|login|network|key) (for|to|of) (the|your|our)? (guest)? (wifi|internet|guest network)',
      '{have} (free|guest|a|the)? (guest|free)? (wifi|wifi network|wifi password|wifi code|guest network)',
      '(what|which) (is the|is your)? (wifi|network|wifi network) (is it|do i use|do we use|is yours|should i use|do i join|do i connect to)',
      '(what is|what are) (the|your) wifi called and what is the password',
      '(how do|how can|how does) (i|we|one|someone|guests|people) (get on|connect to|join|get onto|log on to|log into|get|log in to|access|use) (the|your)? (guest)? (wifi|internet|guest network)',
      '(what is|what are) (the|your)? (name of the|name of your) (guest)? (network|wifi|wifi network) and (the)? (password|code)',
      '(the|your)? (wifi)? password to (the|your)? wifi',
      '(what is|what are) (the|your|our) (guest)? (wifi|internet) (network|name|login)? and (the)? password',
    ],
  },
  {
    template: 'address',
    wordings: [
      '(what is|what are|where is|what) (the|your|our|you|of)? (street|full|club)? (address|addresses)',
      '(the|your|our|street|full|club)? (address|addresses)',
      '(where|where abouts|whereabouts) (are|is) (you|you guys|you folks|we|the club|your club|your place|the place|your clubs|the clubs|they|this place|your location|your locations|the location) (located|based|at|exactly|situated|located at)?',
      '(where are|where is)',
      'where (are|is) (located|based)',
      'where (you|you guys) (are|located|at|are located|are at)',
      '(where|where are) (you|you guys) at',
      '{what} (location|locations|location address)',
      '(what|which) (street|address) (are|is) (you|you guys|the club|it|they) (on|at|located)',
      '(where is|where are) (it|the location|that) (located)?',
      '(where|where do) (i|we) find you',
    ],
  },
  {
    template: 'locations',
    wordings: [
      'how many (locations|clubs|places|facilities|branches) (do|are) (you|you guys|there|we) (have|got|run)?',
      '(what|which) (locations|clubs|places|facilities|branches) (do|are) (you|you guys|there|we) (have|got)?',
      '(where are|what are) (all)? (your|the) (locations|clubs|places|branches)',
      'locations',
    ],
  },
  {
    template: 'phone',
    wordings: [
      '{what}? (phone|contact|telephone|club|main|cell|customer service|front desk|desk|office|business)? (phone|number|phone number|contact number|phone no|phone numbers)',
      '(what|which) number (do|can|should) (i|we|people|guests|customers) (call|text|phone|ring)',
      '(how|where) (do|can|could) (i|we|people|guests) (call|phone|ring) (you|you guys)',
      '{have} (a|the|your)? (phone|contact)? (number|phone number)',
      '(can|could|do) (i|we|you) (call|phone) (you|you guys)',
      '(can|could|may) (i|we) (text|call|call or text) (you|you guys)',
      'is there (a|any) (phone)? number (i can call|to call|to reach you|to call you|i can text|for you)',
    ],
  },
  {
    template: 'email',
    wordings: [
      '{what}? (contact|club|general|main|email)? (email|emails|email address|email addresses|email addy)',
      '(how|where) (do|can|could) (i|we) email (you|you guys)',
      '{have} (an|a)? (email|email address) (address|i can write to|for you|for questions)?',
      '(can|could) (i|we) email (you|you guys)',
      'what email (do|can|should) (i|we) (use|write to|send to)',
    ],
  },
  {
    template: 'events-email',
    wordings: [
      '{what}? (email|email address|contact|contact email) (for|about|to) (events|parties|an event|a party|group bookings|company events|private events|event bookings)',
      'who do (i|we) (email|contact|write to) (about|for) (events|an event|a party|parties|a company event|a birthday party)',
      '{what}? (events|event|party|parties) (email|contact|contact email|email address)',
    ],
  },
  {
    template: 'lessons-email',
    wordings: [
      '{what}? (email|email address|contact|contact email) (for|about|to) (the)? (lessons|a lesson|golf lessons|coaching)',
      'who do (i|we) (email|contact|write to) (about|for) (lessons|a lesson|golf lessons|coaching)',
      '{what}? (lesson|lessons|coaching) (email|contact|contact email|email address)',
    ],
  },
  {
    template: 'website',
    wordings: [
      '{what}? (website|site|web address|website address|url|web page|webpage|website link|link to the website|website url|homepage|home page|web site)',
      '{have} (a)? (website|web page|webpage)',
      'what website (do|can|should) (i|we) (use|go to|book on)',
      'where (is|do i find) (your|the) website',
    ],
  },
  {
    template: 'contact',
    wordings: [
      '(how|where) (do|can|could|would|should) (i|we|people|guests|customers) (contact|reach|get in touch with|get a hold of|get hold of|reach out to) (you|you guys|the club|us|somebody|someone)',
      '{what}? contact (info|information|details|us)',
      '(contact info|contact details|contact information)',
    ],
  },
  {
    template: 'parking',
    wordings: [
      '(is there|do you have|you have|have you got|got|do you guys have|is there any|is|are there) (a|any|free|some|your)? (free)? (parking|parking lot|parking spots|parking spaces|place to park|car park|parking space|parking available|parking spot|parking there|parking on site|onsite parking)',
      '(where|where abouts) (do|can|could|should|would|to|does|is) (i|we|one|people|guests|you|customers)? (park|the parking|parking|your parking|parking lot|park the car|park my car|leave the car|park our car|leave my car|park a car|the parking lot)',
      '(is|are|do|does) (the|your|you)? (parking|parking lot) (free|free there|cost anything|cost money|free or paid|paid|free of charge|included|cost)',
      'how much (is|for|does|do) (the|your|it cost)? (parking|to park|parking cost)',
      '(parking|free parking|parking info|parking cost|parking fee|parking price|car park)',
      'free to park',
      '(how long|how many hours) (can|may|could|do|am i allowed to|are you allowed to) (i|we|you|one|people|guests)? (park|leave the car|park there|park for|leave my car)',
      '(do|can) (i|we|you|people|guests) (have to|need to)? (pay for|pay to|park for) (parking|park|free)',
      '(can|could|may) (i|we|you|people) park (there|at your place|on site|for free)?',
      '{what} parking (like|situation|limit|rules|cost)',
      '(do i|do we) need to (register|enter) (my|our|the|a)? plate',
      'how many (parking spots|parking spaces|spaces|spots) (are there|do you have|do you guys have|is there)',
    ],
  },
  {
    template: 'players-limit',
    allows: ['people'],
    wordings: [
      'how many (people|players|persons|guests|of us|golfers|friends)? (can|may|could|are allowed to|fit|allowed) (play|be|fit|share|golf|go|use|come|there be|join)? (in|on|at|to|per|into)? (a|one|the|each|a single|single|your)? (bay|simulator|bays|simulators|booking)? (at once|at a time|at the same time|together)?',
      'how many (people|players|persons|guests|golfers) (per|in a|in one|to a|in each|for one|can share a|fit in a|fit in one|can share one|can fit in a|can fit in one|can be in one|can be in a|can use one|do you allow per|are allowed in a|are allowed per|are allowed in one|can you have in a|can you have in one|can you have per) (bay|simulator)',
      '{what}? (max|maximum|most|limit|max number of|maximum number of|largest number of) (people|players|guests|persons|of people|of players|number of players|number of people|group size) (per|in a|in one|for one|for a|allowed in a|allowed per|allowed in one|in each|to a)? (bay|simulator)?',
      '{what} (player|people|guest) (limit|maximum|max) (per bay|in a bay|for a bay)?',
      '(player|people) limit (per bay)?',
      '(max|maximum) (in|per) (a|one)? bay',
      'how many (in|per|to) (a|one)? bay',
      '(how many|what is the most) (people|players) (can)? (you)? (can have|have|put|allow) (in|per|on) (a|one)? bay',
      'how many can (play|fit|share) (in)? (one|a) bay',
      'how many people can play',
    ],
  },
  {
    template: 'players-limit',
    allows: ['people'],
    needs: ['people'],
    wordings: [
      '(can|could|may|do|will|would|are) (we|i)? (all)? (fit|play|share|be|use|go|allowed|fit all|all fit|all play) (in|on|together in|together on|into)? (a|one|the same|a single|the)? (bay|simulator|bays)',
      'is (too many|ok|okay|fine|allowed|too much) (for|in) (a|one) bay',
      '(is|are) (allowed|ok|okay|too many) (in|for) (a|one) bay',
    ],
  },
  {
    template: 'cancellation',
    wordings: [
      '{what}? (cancellation|cancelation|cancellations|cancelling|canceling|cancel) (policy|policies|rule|rules|deadline|terms|notice|cut off|cutoff|window|period)',
      'how (late|close to the time|long before|far ahead|far in advance|much before|soon before) (can|could|may|do|must|should) (i|we|you|one|people|guests|someone) (cancel|cancel a booking|have to cancel|need to cancel|cancel for free|cancel without paying|cancel for a full refund|cancel without a fee|cancel a session)',
      '(how many hours|how much) notice (do|does|must|should)? (i|we|you|one|people)? (need|have|give|required|must give)? (to|for|to give to|to give)? (cancel|cancel a booking|cancelling|canceling|cancel for free|cancel without paying|cancellation|a cancellation)',
      '(when|until when) (can|must|do|should|could) (i|we|you|people|one) (cancel|cancel by|have to cancel by|have to cancel|need to cancel by|cancel for free|cancel without paying|cancel a booking)',
      '(is there|do you have|do you charge) (a|any) (cancellation|cancelation) (policy|deadline|fee)',
      '{what} (the)? deadline (to|for) (cancel|cancelling|canceling|cancellation|cancellations)',
      '{what} (cut off|cutoff) (for|to) (free)? (cancelling|cancel|cancellation|canceling)',
      'what happens if (i|we|someone|you) cancel (a booking)?',
      '(no show|cancellation) fee',
    ],
  },
  {
    template: 'booking-rules',
    slots: { ask: 'ahead' },
    wordings: [
      'how (far|long|early|far out|many days) (ahead|in advance|out)? (can|could|may|do|should) (i|we|you|one|people|someone|guests) (book|reserve|make a booking|book a bay) (ahead|in advance|out)?',
      'can members book (further|farther|longer) ahead (than others|than everybody else|than non members)?',
      'how (far|long|many days) in advance (can|could|may) (i|we|you|people|one) (book|reserve) (a bay)?',
    ],
  },
  {
    template: 'booking-rules',
    slots: { ask: 'length' },
    wordings: [
      '(is there|do you have|is) (a|any|the)? (minimum|maximum|min|max) (booking|booking time|booking length|session|session length|time|length of booking|length|booking duration)',
      '{what}? (minimum|maximum|shortest|longest|min|max) (booking|booking time|booking length|session|session length|length of a booking|length of booking|booking allowed|booking duration|time i can book|time you can book|time we can book|time to book|session you can book|booking i can make|booking you can make|booking possible)',
      '(what is|how long is) (the|your)? (minimum|maximum|shortest|longest|min|max) (booking|session|time|booking time)',
      'how long (can|could|may) (i|we|you|one|people) (book|book a bay|book for|play|book a bay for|reserve|reserve a bay)',
    ],
  },
  {
    template: 'alcohol',
    wordings: [
      '(do|does) (you|you guys|the club|they|we) (sell|serve|have|offer|pour|got) (any)? (beer|alcohol|booze|drinks with alcohol|cider|alcoholic drinks|beers|beer and cider|liquor|beer or cider)',
      '(are|is) (you|you guys|it|the club|we) licensed',
      '{have} (beer|alcohol|booze|cider|beers|a bar license|alcoholic drinks|a liquor license|liquor)',
      '(can|could) (i|we|you) (buy|get|have|order|purchase) (a|some)? (beer|alcohol|beers|drink|alcoholic drink) (there)?',
    ],
  },
]
