import { KafkaSilent, within } from './within';

const never = () => new Promise<never>(() => undefined);

describe('Work that may never end', () => {
  it('is what it comes to, in time', async () => {
    expect(await within(60_000, 'It', () => Promise.resolve(4))).toBe(4);
    const failed = within(60_000, 'It', () => Promise.reject(new Error('fenced')));
    await expect(failed).rejects.toThrow('fenced');
  });

  it('is given up where it does not end', async () => {
    const silent = within(5, 'The send', never);
    await expect(silent).rejects.toThrow(KafkaSilent);
    await expect(silent).rejects.toThrow('The send had no end after 5 ms.');
  });

  it('disturbs nobody when it fails after that', async () => {
    let fail: (error: Error) => void = () => undefined;
    const late = new Promise<never>((_, reject) => (fail = reject));
    await expect(within(5, 'The send', () => late)).rejects.toThrow(KafkaSilent);
    fail(new Error('nobody hears it'));
    await expect(late).rejects.toThrow('nobody hears it');
  });
});
