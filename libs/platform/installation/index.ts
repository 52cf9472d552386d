export { logToOpen, type LogToOpen } from './log-to-open';
export { prepareInstallation, type Preparing } from './prepare-installation';
