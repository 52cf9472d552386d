import { Module, type DynamicModule, type Type } from '@nestjs/common';

/** A port (an abstract class is its own Nest token) and the adapter that stands for it. */
export type Bound = readonly [port: abstract new (...args: never[]) => object, adapter: object];

@Module({})
class Ports {}

/** Binds ports to their adapters, once and for all modules: contexts and routes import none. */
export const globalPorts = (bound: readonly Bound[]): DynamicModule => {
  const providers = bound.map(([port, adapter]) => ({
    provide: port as Type<object>,
    useValue: adapter,
  }));
  return {
    module: Ports,
    global: true,
    providers,
    exports: providers.map(({ provide }) => provide),
  };
};
