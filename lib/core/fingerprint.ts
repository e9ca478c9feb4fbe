/** Figures of one half: 32 bits in base 36. */
const HALF = 7;

/** Characters of a fingerprint. */
export const FINGERPRINT_LENGTH = 2 * HALF;

/** The last mixing of MurmurHash3 (Austin Appleby, public domain), which spreads every bit over all. */
const mixed = (bits: number): number => {
  let mix = bits ^ (bits >>> 16);
  mix = Math.imul(mix, 0x85_eb_ca_6b);
  mix ^= mix >>> 13;
  mix = Math.imul(mix, 0xc2_b2_ae_35);
  return (mix ^ (mix >>> 16)) >>> 0;
};

/**
 * 64 bits of a text, in letters and figures: two FNV-1a hashes (draft-eastlake-fnv) of different beginnings and primes.
 * It tells texts apart; it proves nothing against somebody who wants two to be alike.
 */
export const fingerprint = (text: string): string => {
  let [one, other] = [0x81_1c_9d_c5, 0x9e_37_79_b9];
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    one = Math.imul(one ^ unit, 0x01_00_01_93);
    other = Math.imul(other ^ unit, 0x85_eb_ca_77);
  }
  return [mixed(one), mixed(other ^ text.length)].map((half) => half.toString(36).padStart(HALF, '0')).join('');
};
