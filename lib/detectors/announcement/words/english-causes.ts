import type { Vocabulary } from '../tag.ts';

/** Why, and other matters, in English. */
export const ENGLISH_CAUSES: Vocabulary = [
  [
    ['maintenance'],
    'maintenance|servicing|maintenances|downtime window|service window|maintenance window|weekly window|' +
      'planned window|change window|announced window|housekeeping|node replacement|replacement of|' +
      'replacing our|swaps out|migrating our|wallet work|wallet works|works on|carry out works|the works|' +
      'works this|inspection notice|wallet inspection|maintenance work|planned works|system check|' +
      'system inspection|amendment|weekly restart|scheduled patch|nightly restart|failover test',
  ],
  [['urgent'], 'emergency|urgent|urgently|unscheduled|unplanned|unexpected|extraordinary'],
  [
    ['upgrade'],
    'hard fork*|hardfork*|hard-fork*|network upgrade*|mainnet upgrade*|protocol upgrade*|upgrade|upgrades|' +
      'upgrading|upgraded|migration*|migrating|migrate|halving|the merge|shanghai|shapella|dencun|pectra|' +
      'fusaka|glamsterdam|bellatrix|constantinople|istanbul|berlin hard|london hard|taproot|segwit|chang|vasil|' +
      'alonzo|mainnet launch|system update|contract upgrade|relocation|fork|forks|forking|amendment|' +
      'runtime upgrade*',
  ],
  [
    ['upgrade', 'swap'],
    'token swap*|mainnet swap*|contract swap*|token merge*|token merger*|rebrand*|redenominat*|' +
      'token migration*|token conversion|ticker change|mainnet merg*|merger|token merging|network merger|' +
      'chain merger|rebase',
  ],
  [['congestion'], 'congestion|congested'],
  [
    ['chainTrouble'],
    '51% attack*|51 % attack*|51 percent|majority attack*|double spend*|double-spend*|doublespend*|reorg|' +
      'reorgs|reorganization*|reorganisation*|chain split*|network attack*|network outage*|network issue*|' +
      'network problem*|network is down|mainnet is down|mainnet outage*|network instability|network delay*|' +
      'network disruption*|network degradation|chain halt*|chain outage*|block production|sequencer*|mempool|' +
      'gas fees|gas price*|high gas|gas spike*|finality|finalization|consensus failure|consensus bug|' +
      'consensus issue|validators|network conditions|chain instability|blockchain issue*|blockchain outage*|' +
      'halted block*|network stall*|unexpected fork|network halt*|network has halted|network has stopped|' +
      'hash power|hashing power|hashrate|hash rate|mining pool|producing blocks|no new blocks|' +
      'pending transactions on|blocks are not|transaction backlog on|network slowness|network is congested|' +
      'network has been|rpc provider*|validator set|client bug|stuck at block|chain reorganization|' +
      'chain reorganisation|not confirming|not being confirmed|unconfirmed|chain recovers|network recovers|' +
      'blocks not being produced|not produced a block|no block has|stopped producing|block times|slow blocks|' +
      'split into two|two chains|rolled back the chain|chain rollback|consensus|liveness|not finalizing|' +
      'not finalising|gwei|inscriptions|elevated confirmation*|restart of the cluster|cluster restart|old fork|' +
      'orphaned|orphan blocks|not included in blocks|finalizing|finalising|finalised|chain trouble|' +
      'chain problem*|chain is down|chain went down|blocks stopped|stuck blocks|missed slots|' +
      'forked unexpectedly|rewound|disagree*|posted batches|found only|low hashrate|wiped out blocks|' +
      'deep reorg*|invalid blocks|missed blocks|out of consensus|miners|faulty block|bad block|invalid block|' +
      'making blocks|asked all exchanges|asked exchanges|transactions are dropped|dropped transactions|' +
      'empty blocks|has halted|chainlocks|fees have spiked|fee spike*|fees spike|sit unconfirmed|replay attack|' +
      'halted at height|at height|halted at block|hub halted|solana is down|ethereum is down|chain stopped|' +
      'has stopped making|pools disagree|not confirmed|subnets stalled|subnet stalled|replica',
  ],
  [
    ['security'],
    'hack|hacks|hacked|hacker|hackers|hacking|breach|breaches|breached|compromis*|exploit|exploits|exploited|' +
      'exploiting|exploiter|unauthorized|unauthorised|stolen|theft*|steal|steals|stealing|stole|drain|drains|' +
      'drained|draining|suspicious|abnormal*|unusual activity|unusual outflow*|unusual transaction*|' +
      'unusual withdraw*|anomal*|irregularit*|irregular|cyber|cyberattack*|cyber-attack*|cyber attack*|attack|' +
      'attacks|attacked|attacker|attackers|malicious|malware|intrusion|intruder*|illicit*|illegal*|' +
      'vulnerabilit*|security incident*|security event*|security issue*|security threat*|security breach*|' +
      'security concern*|safety issue*|ransom*|key leak|leaked|leak|asset loss|loss of funds|lost funds|heist|' +
      'siphon*|looted|infiltrat*|rogue|suspected fraud|large-scale outflow*|unexplained|without authorization|' +
      'without authorisation|unusual|fraud|fraudulent|unexpected transfer*|mysterious|private keys|' +
      'threat actor*|supply chain attack*|flaw|loophole|vanish*|disappeared|missing funds|insider|phished|' +
      'social engineering|security lapse|illegitimate|manipulat*|suspected attack|unaccounted|wallet drained|' +
      'funds were moved|asset theft|infiltration|security vulnerability|exposed keys|double withdrawal|' +
      'double-withdrawal|fake deposit*|false deposit*|minted|infinite mint|mixer|tornado|something off|' +
      'something is off|something wrong with our|not right with our|did not authorise|did not authorize|' +
      "didn't authorise|didn't authorize|minting flaw|minting bug|being abused|abusing|someone got into|" +
      "got into our|stop the bleeding|owner key|billions were minted|thieves|thief|can't explain|" +
      "cannot explain|we don't recognise|we don't recognize|didn't come from us|break-in",
  ],
  [
    ['safety'],
    'precaution*|abundance of caution|safety|security|for safety|protect|protecting|protection|safeguard*|' +
      'ensure asset|ensure the safety|ensure security|risk control|inspection|audit',
  ],
  [
    ['insolvency'],
    'liquidity|insolven*|illiquid*|market conditions|bank run|run on|counterparty|counterparties|solvency|' +
      'shortfall|exposure|further clarity|surge in withdrawals|surge of withdrawals|cash crunch|seized|seizure|' +
      'cannot be determined|financial difficulties|financial trouble*|financial position|credit crunch|' +
      'cash flow|honor withdrawal|obligations|run out of|balance sheet|restructuring|market events|' +
      'market turmoil|market volatility|no longer able to operate|cash shortage|cash squeeze|liquidity squeeze|' +
      'squeeze|goes missing|founder missing|liquidity crunch|liquidity issue*|liquidity crisis|run on the|' +
      'ran out of money|hole in|dried up|advisers|restructuring advisers|funding gap|amid insolvency rumours|' +
      'amid insolvency rumors|amid rumours|amid rumors|amid liquidity rumours|after rumours|after rumors|' +
      'following rumours|following rumors',
  ],
  [
    ['delist'],
    'delist|delists|delisted|delisting*|de-list*|cease support|ceases support|ceasing support|' +
      'cease to support|end support|ends support|ending support|end of support|stop supporting|' +
      'stops supporting|discontinue support|discontinuing support|discontinuation|removal of|will remove|' +
      'close permanently|closed permanently|permanently close*|permanently disable*|no longer support*|' +
      'no longer be supported|support will end|be discontinued|supported until|drop support|drops support|' +
      'trading ends|last day to withdraw|withdrawal deadline|cessation of support|cease trading|token removal|' +
      'removal notice|removing support|will be removed|withdraw your remaining|please withdraw|must withdraw|' +
      'withdraw before|withdraw all remaining|removed from|retire support|will retire|phase out|phasing out|' +
      'to remove|removes|remove the following|discontinue trading|discontinues trading|are removing|' +
      'is removing|will be removing|token delist*|offboarding of|no longer be available for trading|' +
      'discontinuation of trading|support ends|support ended|support is ending|notice of removal|retirement of|' +
      'will end trading|end trading of|ends trading of|end trading in|sell or move|retired for good|' +
      'will be retired|for good|retire our|dropping|sunset of|ending our support|trading closes on|delist all|' +
      'is leaving|no longer offers|no longer offer|move it off|sell it for you|will drop|last day of trading|' +
      'take them out by|last trading day',
  ],
  [['pair'], 'trading pair*|spot pair*|pairs|pair'],
  [['pair', 'delist'], 'remove trading pair*|removal of trading pair*|removes trading pair*'],
  [['support'], 'support for|support of|supporting'],
  [
    ['regulatory'],
    'business improvement order*|suspension order*|cease and desist|cease-and-desist|license|licence|' +
      'licensed|licenses|licences|licensing|sues|sued|lawsuit*|class action|u.s. sec|us sec|sec charges|sec v|' +
      'cftc|doj|fca|fsa|mas|bafin|finma|esma|mica|austrac|finra|fined|fines|penalty|penalties|settles|' +
      'settlement with|court|tribunal|judge|bankrupt*|chapter 11|chapter 7|chapter 15|receivership|' +
      'administrators|liquidator*|voluntary liquidation|winding up|wind down|winding down|wind-down|winds down|' +
      'insolvency proceedings|rehabilitation|moratorium|creditor protection|regulator|regulators|' +
      'regulatory order|regulatory action|financial services agency|securities and exchange commission|indict*|' +
      'pleads guilty|plead guilty|sanction*|money laundering|aml|central bank|sfc|vara|asic|consob|amf|cnmv|' +
      'subpoena*|probe|crackdown|revoke*|revokes|unregistered|unlicensed|court-appointed|convicted|sentenced|' +
      'extradit*|attorney general|prosecutor*|watchdog|ordered to|court order*|raided|raids|banned|bans|' +
      'administration order|sec thailand|thai sec|receiver|trustee|registration with|authorisation from|' +
      'authorized by|fsc|fiu|dfs|nydfs|raid|to settle|settle with|settles with|agrees to pay|plea deal|' +
      'justice department|department of justice|us treasury|u.s. treasury|ofac|guilty|' +
      'placed into administration|into administration|enter administration|enters administration|civil penalty|' +
      'consent order|ministry|parliament|enforcement action|tax authority|anti-money|antitrust|' +
      'administrator appointed',
  ],
  [
    ['ending'],
    'to halt operations|halt its operations|halts operations permanently|difficult decision|exit|exits|' +
      'exiting|pull out of|pulls out|closing down|close down|closes down|shut down permanently|' +
      'permanently shut|cease operations|ceases operations|ceasing operations|ceased operations|' +
      'cease all operations|halt operations|end operations|ends operations|ending operations|cease business|' +
      'end of business|closure of the exchange|discontinue its operations|discontinue operations|sunset|' +
      'sunsetting|ceasing all services|cease services|goodbye|farewell|closing its doors|' +
      'shutting down its exchange|shut down its exchange|terminate operations|termination of service*|' +
      'terminating its services|cease all exchange|cease all cent*|cease exchange|ceasing exchange|' +
      'cease all activit*|ceasing all activit*|stop serving|stops serving|no longer serve*|offboard*|' +
      'off-board*|cease its operations|end its services|end all services|shuts down for good|' +
      'shutting down permanently|shutting down operations|closure of operations|wind up|discontinue services|' +
      'discontinue service|discontinue its services|discontinuing services|stop offering services|' +
      'cease offering|ceases offering|cease providing|stop providing|customers in japan|' +
      'discontinue its exchange|discontinue its business|leave the market|leaves the market|leaving the market|' +
      'leave the uk|leave the us|leave the country|leave canada|leaves canada|withdraw from the market|' +
      'withdraw from the uk|withdraw from the us|withdraws from the|to shut down its exchange|' +
      'to shut down the exchange|will shut down its|will shut down the exchange|will shut down on|' +
      'to shut down after|to close its exchange|close its exchange|closing its exchange|wind down operations|' +
      'orderly wind|close your account*|account closures|closing all accounts|close all accounts|able to serve|' +
      'unable to serve|orderly closure|orderly shutdown|closes for good|closure of business|canadian market|' +
      'uk market|us market|japanese market|korean market|eu market|decided to close|exchange closes on|' +
      "close its doors|closing our doors|leave japan|exit japan|we're leaving|are leaving|leaving the|" +
      'will leave|to shut down in|failing to find a buyer|failing to find buyer|to cease trading in',
  ],
  [['parent'], 'parent company|parent firm|affiliate company|counterparty|partner bank|lender'],
  [
    ['aftermath'],
    'compensat*|reimburs*|reparation*|make whole|made whole|cover losses|cover the loss*|fully covered|' +
      'law enforcement|fbi|interpol|police|post-mortem|postmortem|post mortem|forensic*|trace the|traced|' +
      'tracing|lazarus|north korea*|root cause|losses|incident report|security report|recovered funds|' +
      'recover the|bounty for|investigation is complete|investigation result*|findings|preliminary report|' +
      'affected users|the incident|incident on|asset coverage|user assets coverage|return stolen|' +
      'returned funds|loses|stolen assets|frozen by tether|blacklisted addresses|investigation into|' +
      'funds were affected|funds were impacted|of customer funds|funds were lost|user funds affected|' +
      'of user funds|transferred out of|moved out of|were transferred out|were moved out|taken from our|' +
      'taken from its|full refunds|vows to|refund all|refund every',
  ],
  [
    ['phishing'],
    'phishing|scam|scams|scammer*|impersonat*|pretending|fake site*|fake website*|fake app*|fake account*|' +
      'fraudulent website*|fraudulent site*|beware|be aware of|stay safe|anti-phishing|spoof*|seed phrase|' +
      'fake apps|fake customer|never ask|impostor*|imposter*|texts saying|messages saying|emails saying|' +
      'calls saying|texts claiming|please ignore|ignore them|ignore these|ignore any|smishing|vishing|' +
      'lookalike|look-alike|please stop sending|do not send unsupported',
  ],
  [
    ['listing'],
    'will list|lists|listing|listings|new listing*|initial listing|launches|will launch|to launch|launching|' +
      'is launching|launch of|to list|opens trading|trading opens|adds support for|now trading|introducing|' +
      'introduces|will add|adds|instant|new feature|new pairs|trading pairs added|upcoming listing|pre-market|' +
      'spot trading for|will open trading|trading will open|trading will begin|trading will start|' +
      'trading starts|trading begins|open for trading|format change|expands|expanding|newly listed',
  ],
  [['contract'], 'bridge*|cross-chain|smart contract*|token contract|contract|minter'],
];
