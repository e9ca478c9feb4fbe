import type { Vocabulary } from '../tag.ts';

/** When, and how surely, in English. */
export const ENGLISH_MOODS: Vocabulary = [
  [
    ['future'],
    "will|shall|we'll|going to|plan|plans|planning|aim|aims|aiming|expect|expects|expected|set to|intend*|" +
      'upcoming|ahead of|prior to|working to|working towards|working on|hope|hopes|hoping|estimated|would|' +
      'shortly|is due to|are due to|roadmap|timeline|prepare|preparing|prepares|could|might|anticipate*|' +
      'proposes|proposed|within the next|should|is working on|we are working|targeting|target date|to be|' +
      'targets|target|end of month',
  ],
  [
    ['scheduled', 'future'],
    'scheduled|planned|pre-announced|routine|regular maintenance|periodic|advance notice|in advance|' +
      'bank holiday*|public holiday*|weekly maintenance|schedules|scheduling|banks are closed|bank closed|' +
      'columbus day|thanksgiving|christmas|new year*|labor day|labour day|memorial day|easter|holiday*|' +
      "independence day|good friday|boxing day|golden week|chuseok|lunar new|long weekend|presidents' day|" +
      "president's day|veterans day|mlk day|juneteenth|king's day|national day",
  ],
  [
    ['present'],
    'currently|now|has been|have been|is being|are being|at the moment|at this time|ongoing|in progress|' +
      'we have|has temporarily|have temporarily|undergoing|is temporarily|are temporarily|presently|said it|' +
      'because of',
  ],
  [
    ['past'],
    'had been|previously|earlier|after halting|after suspending|after pausing|after freezing|following a suspension',
  ],
  [
    ['still', 'present'],
    'remain|remains|remained|still|continue to be|stay closed|stays closed|stay shut|continue to fail|' +
      'continues to fail|stay paused|stays paused|stay off|stays off',
  ],
  [
    ['soon'],
    'effective now|effective today|immediately|effective immediately|with immediate effect|shortly|at once|' +
      'right away',
  ],
  [['until'], 'until|when|once|as soon as|upon|before|unless'],
  [['supposed'], 'if|in case|in the event|should you|whether'],
  [
    ['general'],
    'usually|typically|generally|in general|normally cease|as a rule|often|competitor*|rival|rivals|' +
      'other exchanges|another exchange|years after|years ago|years later|years since|anniversary|looking back|' +
      'look back|lessons|retrospective|decade|brief history|roundup|round-up|case study|case studies|' +
      'history of|biggest hacks|academy|weekly recap|no exposure|not exposed|no relationship with|' +
      "no connection with|other platforms|elsewhere in the industry|we saw that|we've seen that|news about|" +
      'reports about|reports from|the situation at|tether freezes|tether froze|circle freezes|circle froze|' +
      'creditors still|not affected by|incident at|breach at|outage at|hack at|happened at|problems at|' +
      'trouble at|no dealings|hedge fund|defi protocol|decentralised exchange|decentralized exchange|' +
      'government shutdown|market recap|weekly note|exchange tokens|tokens sink|token sinks|market reacts|' +
      'in first half|in the first half|crypto platforms|so far this year|year to date|in q1|in q2|in q3|in q4|' +
      'contagion',
  ],
  [
    ['not'],
    "not|isn't|aren't|wasn't|weren't|won't|never|no|without|none|didn't|doesn't|don't|couldn't|haven't|" +
      "hasn't|hadn't|wouldn't|shouldn't",
  ],
  [
    ['untrue'],
    'is false|are false|untrue|not true|baseless|unfounded|misinformation|false claim*|false report*|' +
      'false rumo*|falsely claim*|fake news|hoax|no truth|completely false|fabricated|disinformation|' +
      'shown in error|sent in error|never disabled|displayed in error|by mistake',
  ],
  [
    ['hearsay'],
    'accounts claiming|messages claiming|posts claiming|emails claiming|claiming that|falsely|rumour*|rumor*|fud',
  ],
  [
    ['denial'],
    'denies|denied|deny|debunk*|no evidence|no sign|no indication|unrelated to|not related to|not a security|' +
      'no security',
  ],
  [
    ['unaffected'],
    'not affected|unaffected|not impacted|not be affected|not be impacted|no impact|not affect|not impact|' +
      'remain open|remains open|remain available|remains available|remain operational|continue to operate|' +
      'continue to function|continue to be available|continue normal|continues as normal|continue as normal|' +
      'continues as usual|continue as usual|continues normally|as usual|as normal|operating normally|' +
      'operate normally|functioning normally|working normally|not suspended|not be suspended|not suspending|' +
      'not halted|not halting|not paused|not pausing|no plans to|no plan to|without interruption|uninterrupted|' +
      'business as usual|no disruption|still open|fully functional|do not need to|no action|never halted|' +
      'never suspended|never paused|processing normally|processed normally|processed as normal|' +
      'functions normally|works normally|does not affect|did not affect|no effect on|working as expected|' +
      'not experiencing',
  ],
  [
    ['assured'],
    'funds are safe|funds are safu|funds are secure|funds safe|funds remain safe|funds remain secure|' +
      'assets are safe|assets are secure|assets safe|assets remain safe|assets remain secure|are safe|is safe|' +
      'remain safe|are secure|remain secure|safu|safely stored|fully backed|safe and secure|secure and correct|' +
      'everything is safe|our top priority|our priority|number one priority|highest priority|utmost importance|' +
      'take security seriously|fully secure|safe and sound',
  ],
  [['notice'], "notice|notification|announcement|announcing|don't forget|do not forget|no later than|don't miss"],
  [['turn'], 'but|however|while|whilst|although|though|whereas'],
  [
    ['question'],
    'how to|how do|how does|how can|how long|how is|how are|why is|why are|why was|why were|why has|why have|' +
      'why did|why do|why does|what can i|what should i|what to do|what is|what are|what happens|what if|can i|' +
      'do i|should i|faq|faqs|q.|q:|tutorial|explained|beginner*|learn|guide to|why|what you need to know|' +
      'things to know|need to know|confirmations explained|faqs:|withdrawals faq|signs that|signs an|signs of|' +
      'red flags|need to know:|what to know|in response to questions|you asked|many of you asked|people asked|' +
      'quick answers|in answer to',
  ],
  [
    ['scheduled'],
    'in progress -|in progress:|[in progress]|verifying -|verifying:|[verifying]|[scheduled]|' +
      'as previously communicated|as previously announced|as announced|as communicated|previously announced|' +
      'as advised|announced earlier|as notified|announced window|announced last week',
  ],
  [
    ['fault', 'service', 'site'],
    "blank page|blank screen|not opening|won't load|fails to load|not load|spinning|white screen|502|503|error page",
  ],
  [['halt', 'present', 'extend'], "don't yet know when|do not know when|no idea when"],
  [['postpone', 'future'], 'maintenance delayed|upgrade delayed|maintenance postponed|upgrade postponed|rather than'],
  [
    ['bygone'],
    "last week|last month|last year|last week's|last month's|last year's|back in|months ago|weeks ago|a year ago",
  ],
  [
    ['bystander'],
    'no exposure|not exposed|no relationship with|no connection with|no dealings|no accounts with|' +
      'not affiliated with|hold none of|never lent|no funds with|no funds at|nothing to do with us',
  ],
];
