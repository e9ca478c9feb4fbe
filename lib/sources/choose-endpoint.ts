import type { Endpoint, Exchange } from '../core/exchange.ts';

/** The endpoint whose structure a body has; an exchange documents several, older versions included. */
export const recognisedEndpoint = (
  exchange: Exchange,
  body: unknown,
  about?: Endpoint['about'],
): Endpoint | undefined =>
  exchange.endpoints.find((endpoint) => (about === undefined || endpoint.about === about) && endpoint.recognises(body));

/** The endpoint whose flags decide: the first polled one about funding, else the first one. */
export const leadingEndpoint = (exchange: Exchange): Endpoint | undefined => {
  const polled = exchange.polls.flatMap((name) => exchange.endpoints.filter((endpoint) => endpoint.name === name));
  return polled.find(({ about }) => about === 'funding') ?? polled[0] ?? exchange.endpoints[0];
};
