import { scramVerifier } from './scram-verifier';

describe('What Postgres keeps of a password', () => {
  it('is what RFC 7677 derives from it', () => {
    const salt = Buffer.from('W22ZaJ0SNY7soEsUEjb6gQ==', 'base64');
    const [, head, keys] = scramVerifier('pencil', salt).split('$');
    expect(head).toBe('4096:W22ZaJ0SNY7soEsUEjb6gQ==');
    expect(keys).toBe(
      'WG5d8oPm3OtcPnkdi4Uo7BkeZkBFzpcXkuLmtbsT4qY=:wfPLwcE6nTWhTAmQ7tl2KeoiWGPlZqQxSrmfPwDl2dU=',
    );
  });

  it('differs each time and does not hold it', () => {
    expect(scramVerifier('pencil')).not.toBe(scramVerifier('pencil'));
    expect(scramVerifier('pencil')).not.toContain('pencil');
  });
});
