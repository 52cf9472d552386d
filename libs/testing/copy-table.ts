import type { Client, Connection, Submittable } from 'pg';

/** The part of the driver's connection that COPY needs and its types leave out. */
type CopyConnection = Connection &
  Readonly<{
    query: (text: string) => void;
    sendCopyFromChunk: (chunk: Uint8Array) => void;
    endCopyFrom: () => void;
  }>;

type Settle = Readonly<{ resolve: (copied: Uint8Array) => void; reject: (error: Error) => void }>;

/** What the driver calls on a query of its own making. */
class Copy implements Submittable {
  private readonly chunks: Buffer[] = [];
  private settle: Settle | undefined;

  readonly copied = new Promise<Uint8Array>((resolve, reject) => {
    this.settle = { resolve, reject };
  });

  constructor(
    private readonly statement: string,
    private readonly rows: Uint8Array = Buffer.alloc(0),
  ) {}

  submit(connection: Connection): void {
    (connection as CopyConnection).query(this.statement);
  }

  handleCopyInResponse(connection: CopyConnection): void {
    connection.sendCopyFromChunk(this.rows);
    connection.endCopyFrom();
  }

  handleCopyData({ chunk }: Readonly<{ chunk: Buffer }>): void {
    // The driver reads on into the same memory.
    this.chunks.push(Buffer.from(chunk));
  }

  handleCommandComplete(): void {
    // The end is told by what follows.
  }

  handleReadyForQuery(): void {
    this.settle?.resolve(Buffer.concat(this.chunks));
  }

  handleError(error: Error): void {
    this.settle?.reject(error);
  }
}

/** The rows of a table, as `COPY … TO STDOUT` gives them. */
export const copyOut = (client: Client, table: string): Promise<Uint8Array> =>
  client.query(new Copy(`COPY ${table} TO STDOUT`)).copied;

export const copyIn = async (client: Client, table: string, rows: Uint8Array): Promise<void> => {
  await client.query(new Copy(`COPY ${table} FROM STDIN`, rows)).copied;
};
