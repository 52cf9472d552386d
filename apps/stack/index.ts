export { SERVICE_NAMES, SERVICES, type ServiceName } from './service-names';
export {
  ServiceEnded,
  ServiceProcess,
  type Ending,
  type Launch,
  type Ready,
} from './service-process';
export { startServices, type Services, type ServicesOptions } from './services';
export { loadReference, ReferenceNotLoaded } from './load-reference';
