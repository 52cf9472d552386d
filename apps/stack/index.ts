export { SERVICE_NAMES, SERVICES, type ServiceName } from './service-names';
export { ServiceEnded, type Ending } from './service-ended';
export { ServiceProcess, type Launch, type Ready } from './service-process';
export { startServices, type Services, type ServicesOptions } from './services';
export { loadReference, ReferenceNotLoaded } from './load-reference';
