export { boundPorts, type ApiPorts } from './api-ports';
export { createApiApp, type ApiAppOptions } from './create-api-app';
