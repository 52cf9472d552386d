import { Client, type ClientConfig } from 'pg';

const CONNECTING_MS = 5_000;

/**
 * A server that takes the connection and says nothing is away. The pool's own timeout would refuse
 * those as well who wait for a connection to become free.
 */
export class ImpatientClient extends Client {
  constructor(config?: ClientConfig) {
    super({ ...config, connectionTimeoutMillis: CONNECTING_MS });
  }
}
