/** What stands on this machine is asked for directly: no relay elsewhere could reach it, and exchanges are on https. */
const isHere = ({ protocol, hostname }: URL): boolean => protocol === 'http:' && hostname === '127.0.0.1';

/** `https://HOST/PATH?QUERY` as it is asked for: itself, or through the relay at `egressUrl`. */
export const throughEgress = (url: URL, egressUrl: string | undefined): string =>
  egressUrl === undefined || isHere(url) ? url.href : `${egressUrl}/${url.host}${url.pathname}${url.search}`;

const parsed = (text: string, base?: string): URL | undefined =>
  URL.canParse(text, base) ? new URL(text, base) : undefined;

const onHostOf = (from: URL, target: URL | undefined): URL | undefined =>
  target?.host === from.host && target.protocol === from.protocol ? target : undefined;

/**
 * Where a redirect leads, as an address of the same host as `from`; undefined where it leaves that host. A relay
 * may speak of an address in the exchange's words or in its own.
 */
export const redirectTarget = (location: string, from: URL, egressUrl: string | undefined): URL | undefined => {
  if (egressUrl === undefined || isHere(from)) return onHostOf(from, parsed(location, from.href));
  const relay = new URL(egressUrl);
  const asked = parsed(location, throughEgress(from, egressUrl));
  if (asked?.origin !== relay.origin) return onHostOf(from, asked);
  const ofHost = `${relay.pathname.replace(/\/$/, '')}/${from.host}/`;
  if (asked.pathname.startsWith(ofHost))
    return parsed(`/${asked.pathname.slice(ofHost.length)}${asked.search}`, from.origin);
  // A path without a host is the exchange's own, passed on as it came; the relay's other addresses are other hosts.
  return parsed(location) === undefined && !location.startsWith('//')
    ? onHostOf(from, parsed(location, from.href))
    : undefined;
};
