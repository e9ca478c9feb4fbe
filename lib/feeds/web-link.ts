/** A link is stored and shown: no source's come near this. */
const LINK_MOST = 2_048;

/** A link of a source as an absolute address; null for what leads to no web page (javascript:, data:, mailto:, …). */
export const webLink = (link: string, base: string): string | null => {
  const written = link.trim();
  if (written === '' || written.length > LINK_MOST || !URL.canParse(written, base)) return null;
  const { protocol, username, password, href } = new URL(written, base);
  const isWeb = (protocol === 'https:' || protocol === 'http:') && username === '' && password === '';
  return isWeb && href.length <= LINK_MOST ? href : null;
};
