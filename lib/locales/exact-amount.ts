/** `1234567.00000001` → `1,234,567.00000001`: what somebody has entered is shown digit for digit. */
export const exactAmount = (amount: string): string => {
  const [whole = '0', fraction] = amount.split('.');
  return `${BigInt(whole).toLocaleString('en-US')}${fraction === undefined ? '' : `.${fraction}`}`;
};
