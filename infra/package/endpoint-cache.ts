/**
 * Stands in for the SDK's cache of discovered endpoints in what is deployed: DynamoDB's client makes one and no command of it
 * asks for one (none adds the middleware of `@aws-sdk/middleware-endpoint-discovery`). Its list of the least recently used
 * is 8 KB of each bundle.
 */
export class EndpointCache {
  readonly size = 0;
}
