import 'reflect-metadata';

import { readConfig, readKafkaConfig } from '@platform/config';
import { runMain } from '@platform/service';

import { runStack } from './run-stack';

void runMain((around) => runStack({ desk: readConfig(), kafka: readKafkaConfig() }, around));
