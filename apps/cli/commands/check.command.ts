import type { Command } from 'commander';

import { refuseContradictions, type CheckOptions } from '../checks/check-options';
import { checkGoods } from '../checks/goods-check';
import { checkGoodsFile } from '../checks/goods-file-check';
import { asking, dated, examples } from '../command';
import { keyed } from '../instance/keys';
import type { Terminal } from '../terminal';

export const check = (program: Command, terminal: Terminal): void => {
  const command = program
    .command('check')
    .argument('[goods...]', 'codes: 854231, or hs2022:854231')
    .description('May these goods go there, on that day? Every rule that says no, cited')
    .requiredOption('--destination <country>', 'where to (ISO 3166-1 alpha-2)')
    .option('--origin <country>', 'who exports from where (ISO 3166-1 alpha-2)')
    .option('--contracted-on <day>', 'the day of the contract, for transition clauses')
    .option('--departs-on <day>', 'the day aboard a carrier, for transition clauses')
    .option('--record', 'keep question and answer as a determination that can be proved')
    .option('--file <csv>', 'goods from a CSV with a column `code` or `goods`; others are kept')
    .option('--out <csv>', 'with --file: write the lines with what was found behind each');
  examples(
    asking(keyed(dated(command))),
    'check 854231 --destination RU --origin US --as-of 2024-03-01',
    'check 854231 010121 --destination RU --origin KR --as-of 2024-10-01 --record',
    'check --file apps/cli/examples/goods.csv --destination RU --origin US --out results.csv',
  ).action(async (goods: readonly string[], options: CheckOptions) => {
    refuseContradictions(goods, options);
    if (options.file === undefined) await checkGoods(terminal, goods, options);
    else await checkGoodsFile(terminal, options.file, options);
  });
};
