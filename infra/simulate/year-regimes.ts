/** What a year of ordinary days at one exchange is like. Engineering estimates: counts a year, shares of them. */
export interface YearRegime {
  /** Announced maintenance of one network or asset, and of everything. */
  planned: number;
  plannedWhole: number;
  /** Of them: announced less than two hours ahead, over their time, without an announced end, put off, called off, early. */
  late: number;
  overrun: number;
  openEnded: number;
  postponed: number;
  cancelled: number;
  early: number;
  /** Notices that are not understood: read as news, or their time is not found. */
  misread: number;
  /** Single assets that stop unannounced, and everything unannounced for an hour or two. */
  unannounced: number;
  unannouncedWhole: number;
  flapping: number;
  delistings: number;
  /** Of them announced. */
  delistingsTold: number;
  /** Over all exchanges: a network that stands still at 3 to 15 of them within two hours. */
  chainEvents: number;
  /** Faults of what is read. */
  outages: number;
  blocks: number;
  rowGlitches: number;
  wholeGlitches: number;
  vanishing: number;
  unknowns: number;
  staleBodies: number;
  /** Glitches that last for a second reading. */
  lasting: number;
  renames: number;
  listings: number;
  /** Statements of no concern, a day. */
  newsADay: number;
  /** Injected halts. */
  emergencies: number;
}

const ORDINARY: YearRegime = {
  planned: 24,
  plannedWhole: 2,
  late: 0.05,
  overrun: 0.08,
  openEnded: 0.35,
  postponed: 0.06,
  cancelled: 0.03,
  early: 0.04,
  misread: 0,
  unannounced: 30,
  unannouncedWhole: 0.2,
  flapping: 5,
  delistings: 6,
  delistingsTold: 0.9,
  chainEvents: 8,
  outages: 8,
  blocks: 3,
  rowGlitches: 10,
  wholeGlitches: 1,
  vanishing: 2,
  unknowns: 3,
  staleBodies: 12,
  lasting: 0,
  renames: 4,
  listings: 40,
  newsADay: 2,
  emergencies: 4,
};

export const YEAR_REGIMES = {
  ordinary: ORDINARY,
  /** Twice as much of everything, notices that are not understood, more news than are kept. */
  harsh: {
    ...ORDINARY,
    planned: 48,
    plannedWhole: 4,
    late: 0.1,
    overrun: 0.15,
    openEnded: 0.5,
    postponed: 0.1,
    misread: 0.03,
    unannounced: 60,
    flapping: 10,
    delistings: 12,
    chainEvents: 12,
    outages: 20,
    blocks: 8,
    rowGlitches: 40,
    wholeGlitches: 3,
    vanishing: 6,
    unknowns: 10,
    staleBodies: 40,
    newsADay: 6,
  },
  /** Never used for choosing: glitches that last for two readings, many notices not understood, rougher still. */
  shift: {
    ...ORDINARY,
    planned: 60,
    plannedWhole: 6,
    late: 0.15,
    overrun: 0.2,
    openEnded: 0.6,
    postponed: 0.15,
    early: 0.08,
    misread: 0.1,
    unannounced: 90,
    flapping: 20,
    delistings: 20,
    delistingsTold: 0.7,
    chainEvents: 20,
    outages: 40,
    blocks: 15,
    rowGlitches: 80,
    wholeGlitches: 5,
    vanishing: 12,
    unknowns: 20,
    staleBodies: 80,
    lasting: 0.1,
    newsADay: 12,
  },
} satisfies Record<string, YearRegime>;

export type YearRegimeName = keyof typeof YEAR_REGIMES;
