/** Of kafkajs 2.2, which does not publish it: what all requests are written with. */
declare module 'kafkajs/src/protocol/encoder' {
  class Encoder {
    buf: Buffer;
    offset: number;
    readonly buffer: Buffer;
    ensureAvailable(length: number): void;
    /** Seven bits a byte, the lowest first. @param value 32 bits, their sign aside */
    writeUVarInt: (this: Encoder, value: number) => Encoder;
    writeVarInt(value: number): this;
  }
  export = Encoder;
}
