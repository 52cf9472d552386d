import 'reflect-metadata';

import { runMain } from '@platform/service';

import { runStack } from './run-stack';
import { readStackConfig, STACK_LINE } from './stack-config';

const words = process.argv.slice(2);

void runMain((around) => runStack(readStackConfig(), around), { ...STACK_LINE, words });
