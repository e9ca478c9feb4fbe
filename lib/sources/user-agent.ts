/** How Mamori names itself to a source: `mamori/1.2.3`, and the operator's page where there is one. */
export const userAgentOf = (version: string, publicUrl: string | undefined): string =>
  publicUrl === undefined ? `mamori/${version}` : `mamori/${version} (+${publicUrl})`;
