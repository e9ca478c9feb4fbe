import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchRoute } from '../../infra/local/http-routes.ts';

const route = (line: string) => {
  const [method = '', path = ''] = line.split(' ');
  return { name: line, method, path, invoke: async () => undefined };
};
const ROUTES = [
  'GET /',
  'GET /items',
  'GET /items/{id}',
  'GET /items/latest',
  'POST /items',
  'GET /items/{id}/lines/{line}',
].map(route);

describe('routes', () => {
  it.each([
    ['GET', '/', 'GET /', {}],
    ['HEAD', '/items', 'GET /items', {}],
    ['POST', '/items', 'POST /items', {}],
    ['GET', '/items/latest', 'GET /items/latest', {}],
    ['GET', '/items/x%20y', 'GET /items/{id}', { id: 'x y' }],
    ['GET', '/items/%', 'GET /items/{id}', { id: '%' }],
    ['GET', '/items/a/lines/b', 'GET /items/{id}/lines/{line}', { id: 'a', line: 'b' }],
  ])('%s %s is %s', (method, path, name, parameters) => {
    expect(matchRoute(ROUTES, method, path)).toMatchObject({ kind: 'found', route: { name }, parameters });
  });

  it.each([
    ['GET', '/item'],
    ['GET', '/items/'],
    ['GET', ''],
    ['GET', '*'],
    ['GET', '/items/a/lines/'],
    ['POST', '/nowhere'],
  ])('%s %s is none', (method, path) => {
    expect(matchRoute(ROUTES, method, path)).toEqual({ kind: 'none' });
  });

  it('says which methods a path takes', () => {
    expect(matchRoute(ROUTES, 'DELETE', '/items')).toEqual({ kind: 'method', allowed: ['GET', 'HEAD', 'POST'] });
  });

  it('takes any target apart without failing', () => {
    fc.assert(
      fc.property(fc.string(), (path) => {
        expect(['found', 'none']).toContain(matchRoute(ROUTES, 'GET', path).kind);
      }),
    );
  });
});
