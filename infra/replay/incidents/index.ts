import type { IncidentFacts } from '../facts.ts';
import { bybit2025 } from './bybit-2025.ts';
import { coincheck2018 } from './coincheck-2018.ts';
import { poloniex2023 } from './poloniex-2023.ts';
import { stake2023 } from './stake-2023.ts';
import { upbit2019 } from './upbit-2019.ts';
import { zaif2018 } from './zaif-2018.ts';

/** Every incident that is shipped: one line each, oldest first. */
export const INCIDENTS: readonly IncidentFacts[] = [
  coincheck2018,
  zaif2018,
  upbit2019,
  stake2023,
  poloniex2023,
  bybit2025,
];
