/**
 * What may be said to anybody and claims nothing: greetings, thanks, regrets, invitations and talk
 * of the game. Nothing here says how a thing is, what anybody did or will do, or when.
 */
const courtesies = `
  hello hi hey dear welcome everyone everybody folks golfer golfers friend friends
  neighbour neighbours neighbor neighbors morning afternoon evening
  thank thanks grateful appreciate appreciated appreciation cheers patience patient
  understand understanding bear bearing kind kindness
  sorry apologise apologize apologies apology regret regrets inconvenience trouble bother
  disappoint disappointed disappointing disappointment frustrating frustration annoying
  feedback hear hearing heard tell telling know share sharing
  glad happy pleased delighted thrilled excited proud hope hoping wish wishes regards best
  love lovely enjoy enjoying enjoyed fun great good nice wonderful warm warmly cosy cozy
  see seeing look looking forward soon again always ever yours ours together
  come coming drop stop stops pop by join joining bring grab pick take give let's let
  care ask asking question questions reach touch chat talk say word words reply answer
  anytime any anything something else more here there now then just also too very really quite even
  bit little while moment meantime meanwhile instead maybe perhaps still yet almost only
  wait waiting hold holding tight hang
  feel like want need help happy
  play playing player players golf game games swing swings swinging tee teeing shot shots putt
  putts putting putter birdie birdies fairway fairways green greens drive drives driver club clubs
  round rounds practice practise hit hitting ball balls warm sunshine snow winter spring summer
  autumn season
  make makes making right better way thing things lot lots one first next last time
  be being am was were been do doing done does not no yes never
  so if about into out off over down around through
`

export const courtesyWords: ReadonlySet<string> = new Set(courtesies.trim().split(/\s+/))

/**
 * Words by which people are led to believe or to do something: who said so, what was decided, what
 * it costs, what is safe, what one may get. Never without having been given, however well the rest
 * of the sentence is.
 */
export const weightyWord =
  /^(?:approv|authori[sz]|confirm|verif|certif|guarant|warrant|promis|agree[ds]|decid|announc|accord|official|endors|licen[sc]|insur|inspect|compli|legal|law|lawyer|court|police|fraud|owner|manager|management|headquarters|boss|director|ceo|president|mayor|doctor|bank$|polic(?:y|ies)|requir|mandat|oblig|compuls|must$|owe|fee|fees$|fine[ds]$|charge|charg|cost|pric|pay|paid|deposit|invoice|bill|credit|refund|compensat|reimburs|cancel|expire|deadline|win$|winn|won$|prize|award|reward|bonus|exclusiv|unlimited|lifetime|forever|limited|cheap|safe|unsafe|danger|injur|sue|suspend|ban(?:ned|s)?$|terminat|fired|hire|hiring|password|passcode|pin$|pins$|code$|codes$|account|transfer|wire|verify|click|download|secret|confidential|nobody|everyone's)/u
