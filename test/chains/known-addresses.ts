import type { Chain } from '../../lib/core/chain.ts';

/** Well-known addresses with checksums, of many chains: each chain has to know one at least as its own. */
const ADDRESSES = [
  '1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa',
  '3D2oetdNuZUqQHPJmcMDDHYoqkyNVsFk9r',
  'bc1qgdjqv0av3q56jvd82tkdjpy7gdp9ut8tlqmgrpmv24sq90ecnvqqjwvw97',
  'bc1p5d7rjq7g6rdk2yhzks9smlaqtedr4dekq08ge8ztwac72sfr9rusxg3297',
  'bitcoincash:qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6a',
  'ltc1qw508d6qejxtdg4y5r3zarvary0c5xw7kgmn4n9',
  'DH5yaieqoZN36fDVciNyRueRGvGLR3mr7L',
  '0xd8dA6BF26964aF9D7eEd9e03E53415D37aA96045',
  '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed',
  'NC3BI3DNMR2PGEOOMP2NKXQGSAKMS7GYRKVA5CSZ',
  'TBUAUC3VYKPP3PJPOH7A7BCB2C4I64XZAAOZBO6N',
  'rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh',
  'TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t',
  'NATNE7Q5BITMUTRRN6IB4I7FLSDRDWZA34I2PMQ',
];

/** Those of a chain, as they are spelled. */
export const ownAddresses = ({ canonical }: Chain): readonly string[] =>
  ADDRESSES.filter((address) => canonical(address) !== undefined);

/** One of a chain, canonical. Throws RangeError where none is known. */
export const knownAddress = (chain: Chain): string => {
  const [address] = ownAddresses(chain);
  const canonical = address === undefined ? undefined : chain.canonical(address);
  if (canonical === undefined) throw new RangeError(`no address of ${chain.id} is known`);
  return canonical;
};
