import type { Vocabulary } from '../tag.ts';

/** What becomes of it, in English. */
export const ENGLISH_ACTS: Vocabulary = [
  [
    ['halt'],
    'suspend|suspends|suspending|suspension*|halt|halts|halting|pause|pauses|pausing|freeze|freezes|freezing|' +
      'stop|stops|stopping|disable|disables|disabling|unavailability|closure*|closing|goes down|down for|shut|' +
      'shuts|shutdown|shutting down|blocked|blocking|restrict*|limit-only|limit only|limiting|limited|locked|' +
      'locks|on hold|interrupt*|unable to|cannot|can not|not be able to|not able to|not available|' +
      'not be available|not possible|not be possible|not be processed|not being processed|not be credited|' +
      'not be accepted|not accept*|not processing|not process|not release|do not send|refrain from|' +
      'inaccessible|gates|gated|barred|bars|out of service|switched off|switch off|turned off|turn off|' +
      'turning off|not working|not functioning|pulls the plug|pulled|takes offline|took offline|taken offline|' +
      'withheld|not open|not resumed|not yet resumed|not reopened|no longer able|cut off|' +
      'discontinued temporarily|no longer processing|unable|blocks users|blocks customers|prevent|prevents|' +
      'preventing|not currently supported|not operational|inoperable|inoperative|impossible|not work|' +
      'does not work|temporarily reduced|temporarily lowered|placed on hold|locked out|ceases|cease|ceasing|' +
      'ceased|not being accepted|not be sent|not be supported|not go through|not going through|not being sent|' +
      'not be completed|not being completed|not be executed|not be honored|not honoring|not allow|not allowing|' +
      "not permit|close|closes|won't be able|can't|can no longer|could no longer|no longer withdraw|" +
      'no longer trade|no longer deposit|are off|is off|currently off|been off|turned down|rejected|declined|' +
      'declining|rejecting|gate redemptions|to gate|gating|pulled the plug|pull the plug|bounced|stay shut|' +
      "standing still|standstill|can't be|do not work|don't work|doesn't work|isn't working|aren't working|" +
      "grounded|blocks|blackout|won't be possible|won't open|won't be available|won't work|won't be processed|" +
      "nothing can be|no one can|nobody can|no customer can|can't be withdrawn|is not open|aren't open|" +
      'read-only|on ice|closed to|off-limits|off limits|locked down|closes the gate|closed the gate|' +
      'no longer meet|out of action|out of order|put on hold|put on pause|on pause|shut out|kept from|' +
      'denied access|denied withdrawals|not be able to move|stopped paying|stop paying|not paying out|' +
      "has stopped paying|no sends|no deposits|won't confirm|both fail|not run|unable to reach|can't sign|" +
      "can't log|can't reach|can't get|can't trade|can't withdraw|can't deposit|can't place|can't buy|" +
      "can't sell|no processing|no service|no trading|not back yet|aren't back|are not back|nothing moves|" +
      "only some of you can|doesn't go through|stay closed|stays closed|stay paused|stays paused|stay off|" +
      'stays off',
  ],
  [
    ['halt', 'done'],
    'suspended|halted|paused|froze|frozen|stopped|disabled|unavailable|closed|offline|is down|are down|' +
      'went down|currently down|shut down|taken down',
  ],
  [['halt', 'present', 'maintenance'], 'under maintenance|undergoing maintenance|in maintenance|maintenance mode'],
  [['halt', 'present'], 'evaluating the safety|evaluating whether|assessing whether'],
  [
    ['halt', 'trade'],
    'cancel-only|post-only|reduce-only|withdraw-only|withdrawal-only|cancel only|post only|limit only mode|' +
      'limit-only mode',
  ],
  [
    ['halt', 'future'],
    'to suspend|to halt|to pause|to freeze|to disable|to temporarily|to briefly|to shut|to go dark|' +
      'to go offline|to be offline|to be taken|to go down|to close for|be closed|be offline|be unavailable',
  ],
  [
    ['fault', 'technical'],
    'unexpected restart*|unexpectedly restarted|restarted unexpectedly|sudden restart|error|errors|' +
      'error rates|elevated errors|degraded|degradation|failures|glitch*|bug|bugs|technical issue*|' +
      'technical problem*|technical difficult*|technical fault*|technical error*|connectivity|out of sync|' +
      'system failure*|resync*|re-sync*|syncing|synchronization|synchronisation|sync issue*|timing out|' +
      'time-outs|time outs|missed several blocks|rescan*|re-scan*|crashed|read-only mode|failed deployment|' +
      'bad deploy*|bad release|sync problem*|data mismatch',
  ],
  [
    ['repaired'],
    'fix has been|fix was|fix is in place|fix has|implemented a fix|applied a fix|deployed a fix|' +
      'rolled out a fix|rolled back|has recovered|have recovered|has subsided|mitigated|following yesterday|' +
      'following an earlier',
  ],
  [['halt', 'deposit'], 'do not deposit|not deposit|not to deposit|stop depositing|avoid depositing'],
  [
    ['halt', 'withdraw'],
    'limits withdrawals|caps withdrawals|ceases withdrawals|cease withdrawals|ceased withdrawals|' +
      'blocks withdrawals|no withdrawals|stalls withdrawals|holding withdrawals|rations withdrawals|' +
      'suspends redemptions|freezes accounts|froze accounts|freezes customer accounts|freezes user accounts|' +
      'locks up funds|locking up funds',
  ],
  [
    ['halt', 'withdraw', 'all'],
    'funds inaccessible|funds are inaccessible|funds are locked|funds locked|funds are stuck|funds stuck',
  ],
  [['halt', 'service'], 'goes offline|went offline|go offline|gone offline|gone dark'],
  [['halt', 'insolvency'], 'unfrozen|assets are frozen|funds are frozen'],
  [['halt', 'wallet'], 'wallet offline|wallet disabled'],
  [
    ['delay'],
    'delay|delays|delayed|delaying|backlog*|slow|slower|slowness|slowdown*|longer than usual|' +
      'longer than normal|lag|lags|lagging|latency|queue|queued|taking longer|hours late|pending|not arriv*|' +
      'stuck|held up|next business day|not yet credited|processing times|longer processing|awaiting|' +
      'slower than usual|more slowly|long wait|takes longer|take longer|wait times|heavy load|overloaded|' +
      'high traffic|heavy traffic|may be late|be late|arrive late|arriving late|up to 24 hours|up to 48 hours|' +
      'up to 72 hours|take up to|processed manually|manual processing|manually processed|batched|in batches|' +
      'run low|running low|high demand|not being credited|not been credited|not yet arrived|' +
      'not being confirmed|several hours|extra time|show up later|later than normal|later than usual|' +
      'next working day|following business day|will be handled on|will be processed on|handled on the next|' +
      'taking hours|taking days|take hours|take days|hours to show|hours to arrive|days to arrive|slowly|' +
      "haven't been credited|hasn't been credited|not going out|haven't arrived|hasn't arrived|isn't arriving|" +
      "aren't arriving|not leaving|haven't gone out|need longer|needs longer|more time than|not yet been|" +
      'sitting in|by hand|allow up to|hold-up*|holdup*|bottleneck*|trickling|jammed|jam|clogged|catching up|' +
      "running behind|haven't left|hasn't left|still haven't|behind by|are behind|is behind|expect slow|" +
      'fallen behind|fell behind|lags behind|yet to arrive|yet to be|waits of|wait of|leads to waits|' +
      'several tries|taking up to|takes up to|instead of one|show up late|late today|shows up late',
  ],
  [['delay', 'technical'], 'stuck transaction*|processing issue*'],
  [
    ['delay', 'chain'],
    'increased confirmation*|increased the confirmation*|confirmation requirement*|confirmation time*|' +
      'more confirmations|raised confirmation*|raised the confirmation*|confirmations for|' +
      'required confirmations|number of confirmations',
  ],
  [
    ['fault'],
    'disruption*|disrupt|disrupted|disrupts|issue|issues|problem|problems|failure*|failing|fails|failed|' +
      'crippl*|crash*|intermittent*|difficulties|unstable|instability|impaired|malfunction*|impacted|affected|' +
      'incident|incidents|knocks out|knocked out|taken down by|goes dark|go dark|not displaying|not showing|' +
      'not displayed|incorrect balance*|not loading|error message*|knocked offline|malfunctioning|' +
      'disconnection*|disconnected|timeouts|timing out|loading slowly|stalled|stalls|stalling|trouble|' +
      'struggling|misbehav*|having a hard time|outages|continue to fail|continues to fail',
  ],
  [['fault', 'service'], 'outage*|downtime'],
  [
    ['technical'],
    'technical|server|server-side|aws|cloudflare|data cent*|database|hardware|power outage|node|nodes|' +
      'software|server check|third-party provider|cloud provider',
  ],
  [
    ['resume'],
    'resume|resuming|resumption*|re-enable|reenable|re-enabling|restore|restoring|restoration|reopen|re-open|' +
      'reopening|re-opening|restart|restarting|unfreeze|unfreezing|unpause|unlock|unlocking|return to normal|' +
      'lift|lifting|reactivat*|reinstat*|bring back|go live again|enabled|recommence*|relaunch*|reactivate|' +
      'reactivation|end the suspension|ends the suspension|end of the suspension|end of suspension|' +
      'open withdrawals|opening withdrawals|open deposits|reopenings|thaw|normalize|normalise|' +
      'enable withdrawals|enable deposits',
  ],
  [
    ['resumed'],
    'resumed|resumes|reopened|re-opened|reopens|restored|restores|re-enabled|reenabled|re-enables|restarts|' +
      'restarted|unfreezes|unfroze|unpaused|lifts|lifted|unlocks|unlocked|back online|back up|back to normal|' +
      'back in operation|are back|is back|now open|now available|now live|now enabled|now active|' +
      'now operational|now working|now functioning|live again|enabled again|open again|available again|' +
      'possible again|running again|working again|operational again|fully operational|been resolved|' +
      'is resolved|was resolved|resolved|been fixed|was fixed|is fixed|now fixed|been rectified|' +
      'returned to normal|now processing|gone live again|been cleared|up and running|are open|is open|' +
      'have opened|been opened|opened|all systems operational|back on track|back in business|recommenced|' +
      'reactivated|reinstated|ends withdrawal freeze|ends freeze|ends suspension|be back|back to full|' +
      'now accepting|now possible|services are normal|open following|working normally again|operational|regain|' +
      'regains|regained|start receiving|starts receiving|started receiving|begin receiving|begins repay*|' +
      'begins distribut*|starts repay*|flowing again|now processed|no longer suspended|no longer paused|' +
      'no longer delayed|no longer affected|no longer down|no longer halted|no longer unavailable|' +
      'no longer disabled|no longer restricted|no longer frozen|no longer blocked|no longer limited|' +
      'no longer experiencing|work again|works again|functional again|functioning again|usable again|' +
      'accessible again|function again|operate again|go through again|trade again|normalized|normalised|' +
      'normalizes|all clear|stabilized|stabilised|full service|fully recovered|service recovered|' +
      'services recovered|backlog is cleared|backlog has been cleared|cleared the backlog|is cleared|' +
      'have been processed|has been processed|have been credited|switched on|back on|turned on|turned back on|' +
      'switched back|moving again|caught up|flipped back on|allowed again|are live|is live|fixed the|' +
      'fixed this|fixed an|went through|have gone out|went out|all gone out|all been sent|all been processed|' +
      'been paid out|all been paid|all been credited|have now been|has now been processed|up again|' +
      'trading opened|flowing normally|markets are trading|has been fixed|have been fixed|has been rectified|' +
      'have been rectified|has been cleared|have been cleared|have been paid|has been paid|been broadcast|' +
      'have been sent|has been sent|leaving our bank normally|arriving normally|go out normally|' +
      "turns withdrawals back on|turned withdrawals back on|we're live|as usual again|holiday over|" +
      'all caught up|back to business|back to its usual|sorted|is healthy|are healthy|healthy again|' +
      'all good now|cleared up|in working order|processed again|open to everyone|have now left|have all left|' +
      'stable again|down to normal|taps back on|doors open|trading is back|are open for|is open for|finished: |' +
      'closing this incident|closed this incident|closing the incident|outage has ended|outage is over|' +
      'issue is over|disruption is over|at normal speed|issue has ended|incident is over|disruption has ended|' +
      'outage ended|outage over|worked off|going out in minutes|going out again|is up again|switched back on|' +
      'came back|flowing|refilled|back on.|back:|ok for everyone|on again',
  ],
  [
    ['resumed', 'withdraw'],
    'able to withdraw|now able to withdraw|withdraw again|withdrawals back|withdrawals are back',
  ],
  [['resumed', 'again'], 'again|once again|once more'],
  [['endOf'], 'ends|ended|ending|end the|end its|end to|an end to'],
  [
    ['resumePlan'],
    'to resume|to reopen|to re-open|to restore|to re-enable|to restart|to unfreeze|to lift|to bring back|' +
      'to return funds|able to withdraw again|resumption plan|reopening plan|repayment plan|to begin repay*|' +
      'to return customer*|to unlock|withdrawals will begin|withdrawals will start|withdrawals to begin|' +
      'withdrawals to start|scheduled to begin|expected to begin|begin processing withdrawals|' +
      'start processing withdrawals|begin distributions|begin returning|start returning|scheduled to resume|' +
      'to recommence|to relaunch|to reactivate|to enable withdrawals|set to begin|to open withdrawals|' +
      'plans to open|to normalize|timetable for|timetable|to bring|aiming to bring|hope to have|possible from|' +
      'doors open again on|reopens at|reopens on|opens again at|opens again on|back at|be back at|will be back|' +
      'when trading will be back',
  ],
  [
    ['resumePlan', 'withdraw'],
    'let customers withdraw|let users withdraw|let clients withdraw|let creditors|' +
      'allow customers to withdraw|allow users to withdraw|allow withdrawals|to allow withdrawals',
  ],
  [
    ['resumeOpen'],
    'no eta|eta|further notice|notified separately|announced separately|announced later|communicated later',
  ],
  [
    ['complete'],
    'completed|complete|completes|concluded|finished|is over|has ended|successful|successfully|ahead of time|' +
      'ahead of schedule|early|upgrade done|upgrade is done|maintenance done|maintenance is done|wrapped up|' +
      'all done',
  ],
  [
    ['extend'],
    'extended|extending|extends|extension|overrun*|overran|running late|running over|took longer|prolonged|' +
      'should have finished|should have ended|was due to finish|was due to end|was meant to end|' +
      'was meant to finish|was supposed to end|was supposed to finish|still going|running past|' +
      'beyond the planned|beyond the announced|beyond the scheduled|past its window|behind schedule|overdue|' +
      'hit a snag|snag|snags|rolling back|went wrong during|not gone to plan|not going to plan|' +
      'did not go as planned|not come back|past the planned|past the scheduled|beyond its planned|' +
      "past its planned|later than planned|isn't finished|not finished|not yet complete|not yet finished|" +
      "ended but|didn't come up|did not come up",
  ],
  [
    ['extend', 'delay'],
    'longer than expected|longer than planned|longer than anticipated|longer than scheduled|' +
      'taking longer than expected|taking longer than planned|taking longer than anticipated|' +
      'take longer than expected|taking longer than scheduled|more time than expected|additional time|' +
      'takes longer than expected|takes longer than planned|takes longer than anticipated|' +
      'takes longer than scheduled|take longer than planned|take longer than anticipated|' +
      'take longer than scheduled|took longer than expected|took longer than planned|' +
      'took longer than anticipated|took longer than scheduled',
  ],
  [['cancel'], 'cancelled|canceled|cancels|cancellation|called off'],
  [['postpone'], 'postpone*|rescheduled|rescheduling|pushed back|deferred'],
  [['halt', 'still', 'present'], 'still down|still off|still unavailable|still closed|still offline|still shut'],
];
