// `interdict start` becomes this in its own process: the words that were typed are its own.
import './small-heap';
import 'reflect-metadata';

import { runMain } from '@platform/service';

import { standalone } from './run-standalone';

void runMain(standalone);
