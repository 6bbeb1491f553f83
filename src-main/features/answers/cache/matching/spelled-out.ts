/** Contractions, slips and short forms, and what they stand for. */
export const spelledOut: ReadonlyMap<string, string> = new Map(
  `
  can't=can not|cant=can not|cannot=can not|won't=will not|wont=will not|shan't=shall not|
  ain't=is not|aint=is not|dont=do not|doesnt=does not|didnt=did not|isnt=is not|
  arent=are not|wasnt=was not|werent=were not|havent=have not|hasnt=has not|hadnt=had not|
  couldnt=could not|shouldnt=should not|wouldnt=would not|let's=let us|whats=what is|
  wheres=where is|hows=how is|whos=who is|whens=when is|thats=that is|im=i am|ive=i have|
  youre=you are|theyre=they are|theres=there is|gonna=going to|wanna=want to|gotta=have to|
  u=you|r=are|ur=your|pls=please|plz=please|thx=thanks|tmrw=tomorrow|tmr=tomorrow|b4=before|
  nxt=next|ppl=people|appt=appointment|acct=account|sry=sorry|nite=night|tonite=tonight|
  hrs=hours|hr=hour|mins=minutes|wk=week|nye=new year eve|bday=birthday|pic=picture|
  pics=pictures|msg=message|msgs=messages|nr=number|yrs=years|yr=year|info=information|ya=you|
  yu=you|wat=what|wot=what|wen=when|plse=please|abt=about|xmas=christmas|
  asap=as soon as possible|cuz=because|bc=because|o'clock=oclock|y'all=you all|gimme=give me|
  lemme=let me|dunno=do not know|whom=who|teh=the|hte=the|yuo=you|nto=not|adn=and|nad=and|
  cna=can|cnat=can not|gte=get|wiht=with|waht=what|whta=what|wich=which|ther=there|wher=where|
  hav=have|thier=their|becuase=because|becasue=because|mutch=much|mcuh=much|recieve=receive|
  thru=through|tho=though|cos=because|coz=because|dat=that|dis=this|pplz=people|
  sumone=someone|sumthing=something|neva=never|luv=love|rly=really|prob=problem|
  probs=problems|lil=little|tix=tickets|pwd=password|tmw=tomorrow|tomo=tomorrow|
  tommorow=tomorrow|tommorrow=tomorrow|wkend=weekend|wknd=weekend
  `
    .split('|')
    .map((entry): [string, string] => {
      const [said = '', meant = ''] = entry.trim().split('=')
      return [said, meant]
    }),
)
