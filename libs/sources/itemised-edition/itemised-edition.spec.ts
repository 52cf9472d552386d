import { parseItemisedEdition, UnreadableEdition, type EditionFormat } from '.';

const expected = { codeSystem: 'hs2022', edition: '2024-02-23' };

const utf8 = (text: string) => new TextEncoder().encode(text);
const parse = (text: string, format: EditionFormat = 'csv') =>
  parseItemisedEdition(utf8(text), format, expected);
const json = (edition: unknown) => parse(JSON.stringify(edition), 'json');

const memories = { line: 2, code: '854232', description: 'Memories', itemNo: null, tier: null };
const circuits = { ...memories, line: 3, code: '8542', description: 'Circuits, integrated' };

const CSV = 'code,description\n854232,Memories\n8542,"Circuits, integrated"\n';

describe('An edition in CSV', () => {
  it('is read with the place of each item', () =>
    expect(parse(CSV)).toEqual({ items: [memories, circuits], issues: [] }));

  it('may have all columns, in any order', () =>
    expect(
      parse(
        'tier,edition,code_system,item_no,description,code\n' +
          'TIER_1,2024-02-23,hs2022,7,Memories,854232\n,,,,Machinery,84\n',
      ),
    ).toEqual({
      items: [
        { ...memories, itemNo: '7', tier: 'TIER_1' },
        { line: 3, code: '84', description: 'Machinery', itemNo: null, tier: null },
      ],
      issues: [],
    }));

  it.each([
    ['CRLF', CSV.replaceAll('\n', '\r\n')],
    ['CR', CSV.replaceAll('\n', '\r')],
    ['both', CSV.replace('\n', '\r\n')],
    ['no break at its end', CSV.trimEnd()],
    ['a byte order mark', `\uFEFF${CSV}`],
    ['empty lines at its end', `${CSV}\n\n`],
  ])('is the same edition with %s', (_case, text) => expect(parse(text)).toEqual(parse(CSV)));

  it('keeps the place where a cell has several lines, and its breaks alike', () =>
    expect(
      parse('code,description\r\n\r\n8541,"Diodes;\r\ntransistors"\r\n8542,Circuits\r\n').items,
    ).toMatchObject([{ line: 3, description: 'Diodes;\ntransistors' }, { line: 5 }]));

  it('with a header only has no items: whether that may be is not for the reader to say', () =>
    expect(parse('code,description\n')).toEqual({ items: [], issues: [] }));

  it.each([
    ['an open quote', 'code,description\n854232,"Memories\n', 'Quote Not Closed'],
    ['a quote inside a cell', 'code,description\n854232,Mem"ories\n', 'Opening Quote'],
    ['text behind a quote', 'code,description\n854232,"Mem"ories\n', 'Closing Quote'],
    ['an unknown column', 'code,description,eccn\n', 'eccn'],
    ['a column every object has', 'code,description,constructor\n', 'constructor'],
    ['a semicolon for a comma', 'code;description\n', 'code;description'],
    ['a missing column', 'code,tier\n', 'description'],
    ['a column twice', 'code,description,code\n', 'twice'],
    ['one column under two names', 'code,description,itemNo,item_no\n', 'twice'],
    ['a page of an error', '<!DOCTYPE html><html></html>', 'unknown column'],
    ['NUL', 'code,description\n854232,Mem\0ries\n', 'NUL'],
    ['nothing', '', 'empty'],
    ['nothing but a mark and blanks', '\uFEFF \n', 'empty'],
  ])('is unreadable with %s', (_case, text, why) => {
    expect(() => parse(text)).toThrow(UnreadableEdition);
    expect(() => parse(text)).toThrow(why);
  });

  it.each([
    ['too few cells', '854232', '', 'has 1 cells; the header has 2'],
    ['too many cells', '854232,Memories,1', '', 'has 3 cells; the header has 2'],
    ['a blank code', ' ,Memories', 'code', 'is blank'],
    ['no code', ',Memories', 'code', 'is blank'],
    ['a code with a dot', '8542.32,Memories', 'code', '“8542.32” is not two, four or six digits'],
    ['a code with a space', '8542 32,Memories', 'code', '“8542 32” is not'],
    ['a code with a blank behind it', '854232 ,Memories', 'code', '“854232 ” is not'],
    ['a national code', '8542321000,Memories', 'code', '“8542321000” is not'],
    ['an odd number of digits', '85423,Memories', 'code', '“85423” is not'],
    ['a code in other digits', '８５４２,Memories', 'code', '“８５４２” is not'],
    ['a blank description', '854232," "', 'description', 'is blank'],
    ['no description', '854232,', 'description', 'is blank'],
    ['damaged characters', '854232,Mem\uFFFDries', 'description', 'damaged'],
    ['a long description', `854232,${'x'.repeat(2001)}`, 'description', 'longer than 2000'],
  ])('has an issue with %s, and guesses nothing', (_case, row, field, problem) =>
    expect(parse(`code,description\n${row}\n84,Machinery\n`)).toEqual({
      items: [{ line: 3, code: '84', description: 'Machinery', itemNo: null, tier: null }],
      issues: [{ line: 2, field, problem: expect.stringContaining(problem) as string }],
    }),
  );

  it('has an issue with a code that is listed twice', () =>
    expect(parse(`${CSV}854232,Memory\n`).issues).toEqual([
      { line: 4, field: 'code', problem: '854232 is listed already in 2' },
    ]));

  it.each([
    ['code_system', 'hs2017', 'codeSystem', 'is not hs2022'],
    ['edition', '2023-09-14', 'edition', 'is not “2024-02-23”'],
    ['tier', 'T'.repeat(41), 'tier', 'longer than 40'],
    ['itemNo', ' ', 'itemNo', 'is blank'],
  ])('has an issue with another %s', (column, cell, field, problem) =>
    expect(parse(`code,description,${column}\n854232,Memories,${cell}\n`)).toMatchObject({
      items: [],
      issues: [{ line: 2, field, problem: expect.stringContaining(problem) as string }],
    }),
  );

  it('may have any name where none was asked for', () => {
    const text = 'code,description,edition\n854232,Memories,2023-09-14\n';
    const { items } = parseItemisedEdition(utf8(text), 'csv', { codeSystem: 'hs2022' });
    expect(items).toHaveLength(1);
  });
});

describe('An edition in another encoding', () => {
  const little = Buffer.from(CSV, 'utf16le');
  const big = Buffer.from(little).swap16();
  const marked = Buffer.from(`\uFEFF${CSV}`, 'utf16le');

  it.each([
    ['UTF-16, little-endian', little],
    ['UTF-16, big-endian', big],
    ['UTF-16 with its mark', marked],
    ['UTF-16 with its mark, big-endian', Buffer.from(marked).swap16()],
  ])('is named: %s', (_case, bytes) =>
    expect(() => parseItemisedEdition(bytes, 'csv', expected)).toThrow('UTF-16'),
  );

  it.each([
    ['Latin-1', Buffer.from('code,description\n8542,Café\n', 'latin1')],
    ['half a character', utf8('code,description\n8542,반도체').subarray(0, -1)],
  ])('is unreadable: %s', (_case, bytes) =>
    expect(() => parseItemisedEdition(bytes, 'csv', expected)).toThrow('not UTF-8'),
  );
});

describe('An edition that is not UTF-16, though it begins a little like it', () => {
  it.each([
    ['a zero in the second place', [0x63, 0, 0x64, 0x65], 'NUL'],
    ['a zero in the fourth place', [0x63, 0x6f, 0x64, 0], 'NUL'],
    ['a zero in the first place', [0, 0x6f, 0x64, 0x65], 'NUL'],
    ['a zero in the third place', [0x63, 0x6f, 0, 0x65], 'NUL'],
    ['half a mark', [0xff, 0x63, 0x6f, 0x64], 'not UTF-8'],
    ['the other half', [0x63, 0xfe, 0x6f, 0x64], 'not UTF-8'],
    ['half of the other mark', [0xfe, 0x63, 0x6f, 0x64], 'not UTF-8'],
    ['the other half of it', [0x63, 0xff, 0x6f, 0x64], 'not UTF-8'],
  ])('is called by its own fault: %s', (_case, bytes, why) =>
    expect(() => parseItemisedEdition(Uint8Array.from(bytes), 'csv', expected)).toThrow(why),
  );
});

describe('An edition in JSON', () => {
  const items = [
    { code: '854232', description: 'Memories', itemNo: '7', tier: null },
    { code: '84', description: 'Machinery', item_no: '8', code_system: 'hs2022' },
  ];
  const read = [
    { line: 1, code: '854232', description: 'Memories', itemNo: '7', tier: null },
    { line: 2, code: '84', description: 'Machinery', itemNo: '8', tier: null },
  ];

  it.each([
    ['an array', items],
    ['a document', { items }],
    ['a document that names itself', { items, code_system: 'hs2022', edition: '2024-02-23' }],
  ])('may be %s', (_case, edition) => expect(json(edition)).toEqual({ items: read, issues: [] }));

  it('may be empty: whether that may be is not for the reader to say', () =>
    expect(json([])).toEqual({ items: [], issues: [] }));

  it.each([
    ['half a download', '[{"code":"8542'],
    ['an error that was saved as the list', '{"status":500}'],
    ['a document with more than was decided about', '{"items":[],"total":0}'],
    ['a number', '7'],
    ['null', 'null'],
  ])('is unreadable as %s', (_case, text) =>
    expect(() => parse(text, 'json')).toThrow(UnreadableEdition),
  );

  const item = { code: '854232', description: 'Memories' };

  it.each([
    ['a number for a code', { ...item, code: 10121 }, 'code'],
    ['no code', { description: 'Memories' }, 'code'],
    ['a field that nobody decided about', { ...item, eccn: '3A001' }, ''],
    ['a name and its alias', { ...item, itemNo: '1', item_no: '2' }, ''],
    ['NUL', { ...item, description: 'Mem\0ries' }, 'description'],
    ['half a character', { ...item, description: 'Mem\uD800ries' }, 'description'],
    ['an empty number', { ...item, itemNo: '' }, 'itemNo'],
    ['text for an item', 'Memories', ''],
    ['nothing for an item', null, ''],
    ['an array for an item', [], ''],
  ])('has an issue with %s', (_case, record, field) =>
    expect(json([record])).toMatchObject({ items: [], issues: [{ line: 1, field }] }),
  );

  it('has an issue in every item of an edition that is another one', () =>
    expect(json({ items: [item, { ...item, code: '84' }], edition: '2023' })).toMatchObject({
      items: [],
      issues: [{ field: 'edition' }, { field: 'edition' }],
    }));
});
