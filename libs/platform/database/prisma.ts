import { PrismaPg } from '@prisma/adapter-pg';

import { PrismaClient } from './generated/prisma/client';
import { ImpatientClient } from './impatient-client';

export { Prisma, PrismaClient } from './generated/prisma/client';

/**
 * Reads of the models' tables and nothing else: the log and bulk projection are SQL. Connects with
 * the first query, which fails where the server says nothing for five seconds; `$disconnect` closes
 * its pool. It logs nothing.
 */
export const createPrisma = (url: string): PrismaClient =>
  new PrismaClient({
    adapter: new PrismaPg({
      connectionString: url,
      application_name: 'interdict prisma',
      Client: ImpatientClient,
      // The adapter writes instants without an offset and cuts off the one that it reads.
      options: '-c TimeZone=UTC',
    }),
    log: [],
  });
